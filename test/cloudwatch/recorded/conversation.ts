import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WireReply, WireRequest } from '../stand-in/wire/wire.ts';

/** A request and its answer, without what differs from one time to the next. */
export interface Exchange {
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
}

export interface RecordedRequest {
  readonly host: string;
  /** The operation with the name of the API: `Logs_20140328.StartQuery`. */
  readonly target: string;
  readonly contentType: string;
  readonly body: unknown;
}

export interface RecordedResponse {
  readonly status: number;
  readonly contentType: string;
  /** The service's name of the error, where it is one. */
  readonly error?: string;
  readonly body: unknown;
}

export const recordings = join(import.meta.dirname, 'data');

/** Where the conversation of a test is. */
export function recordingOf(test: string): string {
  const name = test.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return join(recordings, `${name}.json`);
}

/** In the order of the requests; throws where nothing was recorded. */
export function readConversation(file: string): readonly Exchange[] {
  if (!existsSync(file)) throw new Error(`there is no ${file}; UPDATE_RECORDINGS=1 records it`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A line for each request and each answer, so that a change shows where it is. */
export function writeConversation(file: string, exchanges: readonly Exchange[]): void {
  mkdirSync(recordings, { recursive: true });
  const texts = exchanges.map(
    ({ request, response }) =>
      `  {\n    "request": ${JSON.stringify(request)},\n    "response": ${JSON.stringify(response)}\n  }`,
  );
  writeFileSync(file, texts.length === 0 ? '[]\n' : `[\n${texts.join(',\n')}\n]\n`);
}

export function recordedRequest({ headers, body }: WireRequest): RecordedRequest {
  return {
    host: headers.get('host') ?? '',
    target: headers.get('x-amz-target') ?? '',
    contentType: headers.get('content-type') ?? '',
    body: JSON.parse(body),
  };
}

export function recordedResponse({ status, headers, body }: WireReply): RecordedResponse {
  const error = headers['x-amzn-errortype'];
  return {
    status,
    contentType: headers['content-type'] ?? '',
    ...(error === undefined ? {} : { error }),
    body: JSON.parse(body),
  };
}

export function replyOf({ status, contentType, error, body }: RecordedResponse): WireReply {
  return {
    kind: 'reply',
    status,
    headers: {
      'content-type': contentType,
      ...(error === undefined ? {} : { 'x-amzn-errortype': error }),
    },
    body: JSON.stringify(body),
  };
}

/** An error as the service gives it. */
export function refusal(code: string, message: string, details: object = {}): WireReply {
  return replyOf({
    status: 400,
    contentType: 'application/x-amz-json-1.1',
    error: code,
    body: { __type: code, message, ...details },
  });
}
