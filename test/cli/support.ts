import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { runCli } from '../../cli/cli.ts';

export const projectRoot = join(import.meta.dirname, '..', '..');

export interface CliResult {
  readonly status: number;
  readonly output: string;
  readonly messages: string;
}

interface Given {
  readonly input?: string;
  /** Someone is still typing the input. */
  readonly isInputOpen?: boolean;
  readonly folder?: string;
  /** A folder for what has to outlive the program. */
  readonly storage?: string;
  readonly signal?: AbortSignal;
}

/** Runs `ctq` in this process, in the project's folder, as a terminal would. */
export const ctq = async (words: readonly string[], given: Given = {}): Promise<CliResult> => {
  const input = new PassThrough();
  if (given.isInputOpen !== true) input.end(given.input ?? '');
  const output = new PassThrough();
  const messages = new PassThrough();
  const written = Promise.all([text(output), text(messages)]);
  const status = await runCli(words, {
    streams: { input, output, messages },
    folder: given.folder ?? projectRoot,
    now: Date.UTC(2022, 1, 19),
    signal: given.signal ?? new AbortController().signal,
    worker: join(projectRoot, 'backends', 'scan.ts'),
    storage: given.storage,
    version: '1.2.3',
  });
  output.end();
  messages.end();
  const [outputText, messagesText] = await written;
  return { status, output: outputText, messages: messagesText };
};
