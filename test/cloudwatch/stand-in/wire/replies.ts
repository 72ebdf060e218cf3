import type { ServiceError } from '../service-error.ts';
import type { WireReply } from './wire.ts';

/** What every reply says of itself. */
export interface ReplyStamp {
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** Part of an output that is JSON already. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export function outputReply(
  output: Readonly<Record<string, unknown>>,
  stamp: ReplyStamp,
): WireReply {
  const members = Object.entries(output).map(
    ([name, value]) => `${JSON.stringify(name)}:${jsonOf(value)}`,
  );
  return reply(200, `{${members.join()}}`, headersOf(stamp, 'application/x-amz-json-1.1'));
}

const jsonOf = (value: unknown): string =>
  value instanceof JsonText ? value.text : (JSON.stringify(value) ?? 'null');

export function errorReply(
  { code, status, message, details }: ServiceError,
  stamp: ReplyStamp,
): WireReply {
  const body = JSON.stringify({ __type: code, message, ...details });
  const headers = headersOf(stamp, 'application/x-amz-json-1.1');
  return reply(status, body, { ...headers, 'x-amzn-errortype': code });
}

/** A web page, as it comes from what stands between client and service. */
export const pageReply = (status: number, stamp: ReplyStamp): WireReply =>
  reply(status, page, headersOf(stamp, 'text/html'));

const page = '<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>';

/** The reply with its body spoilt. */
export function garbled(good: WireReply, body: 'text' | 'half' | 'html' | 'empty'): WireReply {
  switch (body) {
    case 'text':
      return { ...good, body: 'the answer is in another castle' };
    case 'half':
      return { ...good, body: good.body.slice(0, Math.ceil(good.body.length / 2)) };
    case 'html':
      return { ...good, body: page };
    case 'empty':
      return { ...good, body: '' };
  }
}

const reply = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): WireReply => ({ kind: 'reply', status, headers, body });

function headersOf(
  { requestId, time }: ReplyStamp,
  type: string,
): Readonly<Record<string, string>> {
  return {
    'content-type': type,
    'x-amzn-requestid': requestId,
    date: new Date(time).toUTCString(),
  };
}
