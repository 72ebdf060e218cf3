import { Readable } from 'node:stream';
import type { WireOutcome, WireReply, WireRequest } from './wire.ts';

type Answer = (request: WireRequest) => Promise<WireOutcome>;

interface SdkRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** What the SDK's client takes as its `requestHandler`. */
export interface InProcessHandler {
  handle(
    request: SdkRequest,
    options?: { readonly abortSignal?: unknown },
  ): Promise<{ readonly response: SdkResponse }>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
  destroy(): void;
}

/**
 * Answers an SDK client without sockets; it fails as the SDK's own handler fails: with
 * `AbortError`, and with `TimeoutError` where a connection was cut.
 */
export function inProcessHandler(answer: Answer): InProcessHandler {
  return {
    handle: async (request, { abortSignal } = {}) => {
      const signal = abortSignal instanceof AbortSignal ? abortSignal : neverAborted;
      if (signal.aborted) throw abortError();
      const outcome = await orAborted(answer(wireRequest(request, signal)), signal);
      return { response: responseOf(outcome) };
    },
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
    destroy: () => {},
  };
}

const neverAborted = new AbortController().signal;

function wireRequest({ method, headers, body }: SdkRequest, signal: AbortSignal): WireRequest {
  const names = Object.entries(headers).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  return { method, headers: new Map(names), body: textOf(body), signal };
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  throw new Error('the client sends a body that is neither text nor bytes');
}

async function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let onAbort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(abortError());
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function responseOf(outcome: WireOutcome): SdkResponse {
  if (outcome.kind === 'reply') return response(outcome, Buffer.from(outcome.body));
  if (outcome.half === undefined) throw connectionReset('socket hang up', 'TimeoutError');
  return response(outcome.half, halfBody(outcome.half));
}

const response = ({ status, headers }: WireReply, body: unknown): SdkResponse => ({
  statusCode: status,
  headers: { ...headers },
  body,
});

/** A stream that breaks off half way. */
function halfBody({ body }: WireReply): Readable {
  const bytes = Buffer.from(body);
  let isSent = false;
  return new Readable({
    read() {
      if (isSent) this.destroy(connectionReset('aborted', 'Error'));
      else this.push(bytes.subarray(0, Math.ceil(bytes.length / 2)));
      isSent = true;
    },
  });
}

const abortError = (): Error => Object.assign(new Error('Request aborted'), { name: 'AbortError' });

const connectionReset = (message: string, name: string): Error =>
  Object.assign(new Error(message), { name, code: 'ECONNRESET' });
