import assert from 'node:assert/strict';
import type { WireOutcome, WireRequest } from '../stand-in/wire/wire.ts';
import {
  type Exchange,
  readConversation,
  recordedRequest,
  recordedResponse,
  type RecordedResponse,
  refusal,
  replyOf,
  writeConversation,
} from './conversation.ts';

export type Answer = (request: WireRequest) => Promise<WireOutcome>;

/** Whom the client talks to. */
export interface Partner {
  readonly answer: Answer;
  /** To be called when the conversation is over: writes it down, or says how it was another one. */
  end(): void;
}

/** Passes requests on and writes the conversation down. */
export function recordingPartner(file: string, service: Answer): Partner {
  const exchanges: Exchange[] = [];
  return {
    answer: async (request) => {
      const outcome = await service(request);
      assert.equal(outcome.kind, 'reply', 'a cut connection can’t be recorded');
      if (outcome.kind === 'reply') {
        const response = recordedResponse(outcome);
        exchanges.push({ request: recordedRequest(request), response });
      }
      return outcome;
    },
    end: () => writeConversation(file, exchanges),
  };
}

/**
 * Answers as it was recorded. What goes on at the same time may come in another order; the same
 * request gets its answers in theirs. Requests that were not recorded are refused as wrong, which
 * nobody sends again, and `end` tells of them.
 */
export function replayingPartner(file: string): Partner {
  const left = new Map<string, RecordedResponse[]>();
  for (const { request, response } of readConversation(file)) {
    const key = JSON.stringify(request);
    left.set(key, [...(left.get(key) ?? []), response]);
  }
  const unknown: string[] = [];
  return {
    answer: async (request) => {
      const key = JSON.stringify(recordedRequest(request));
      const response = left.get(key)?.shift();
      if (response !== undefined) return replyOf(response);
      unknown.push(key);
      return notRecorded;
    },
    end: () => {
      const unused = Array.from(left, ([key, { length }]) => ({ key, length }))
        .filter(({ length }) => length > 0)
        .map(({ key, length }) => `${length} × ${key}`);
      assert.deepEqual(
        { unknown, unused },
        { unknown: [], unused: [] },
        `the conversation differs from ${file}: some requests are unknown there, some that are there did not come; if that is right, UPDATE_RECORDINGS=1 records it anew`,
      );
    },
  };
}

const notRecorded = refusal('InvalidParameterException', 'this request was not recorded');
