import { isObject } from '#protocol/guard.ts';
import { messageOf } from '#protocol/rpc.ts';
import { redact } from './redact.ts';

/** What the SDK threw, as plain data: nothing of it is secret. */
export interface AwsError {
  /** The service's name of the error, or that of its class. */
  readonly name: string;
  /** The operating system's name of a failure, such as `ECONNRESET`. */
  readonly code: string | undefined;
  readonly message: string;
  /** Of HTTP; undefined where there was no answer. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly compileError: CompileError | undefined;
}

export interface CompileError {
  readonly message: string | undefined;
  readonly location: { readonly start: number; readonly end: number } | undefined;
}

/** Reads by shape and not by class: the SDK's classes live in a bundle of their own. */
export function readAwsError(error: unknown): AwsError {
  const thrown: Readonly<Record<string, unknown>> = isObject(error) ? error : {};
  const metadata = isObject(thrown['$metadata']) ? thrown['$metadata'] : {};
  const status = metadata['httpStatusCode'];
  return {
    name: textOf(thrown['name']) ?? 'Error',
    code: textOf(thrown['code']) ?? textOf(thrown['Code']),
    message: messageIn(error),
    status: typeof status === 'number' ? status : undefined,
    requestId: textOf(metadata['requestId']),
    compileError: compileErrorOf(thrown['queryCompileError']),
  };
}

/** The message in one line, without the advice that the SDK gives to programmers. */
function messageIn(error: unknown): string {
  // What a parser says of a text that is no JSON holds a part of the text.
  if (error instanceof SyntaxError) return 'it is not JSON';
  const [first = ''] = messageOf(error).split(/\n\s*Deserialization error:/);
  // With the words that the program was started with, and what it printed.
  if (first.startsWith('Command failed:'))
    return 'the program of its credential_process has failed';
  return redact(first).replaceAll(/\s+/g, ' ').trim();
}

function compileErrorOf(value: unknown): CompileError | undefined {
  if (!isObject(value)) return undefined;
  const message = textOf(value['message']);
  const place = isObject(value['location']) ? value['location'] : {};
  const { startCharOffset: start, endCharOffset: end } = place;
  const location =
    typeof start === 'number' && typeof end === 'number' && start >= 0 && end >= start
      ? { start, end: Math.max(end, start + 1) }
      : undefined;
  return { message: message === undefined ? undefined : redact(message), location };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
