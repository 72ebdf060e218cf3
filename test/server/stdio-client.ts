import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { messageReader } from './message-reader.ts';

/*
 * A client of the language server that knows nothing but the protocol: a process, and messages in
 * its standard streams. What an editor sends is in whole-session.ts.
 */

export interface StdioClient {
  readonly process: ChildProcessWithoutNullStreams;
  /** Settles with the result; rejects with what the server says where it fails. */
  request<Result>(method: string, params?: object): Promise<Result>;
  notify(method: string, params?: object): void;
  /** The parameters of the next notification of that name that is as wanted. */
  next<Params>(method: string, wanted?: (params: Params) => boolean): Promise<Params>;
  /** The exit code; null where a signal ended it. */
  readonly exited: Promise<number | null>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/** Starts a server with this Node; `words` are its file and its arguments. */
export function startStdioClient(words: readonly string[]): StdioClient {
  const child = spawn(process.execPath, words);
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(message: Message) => void>();
  let count = 0;

  const send = (message: object): void => {
    const content = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  };
  const receive = (message: Message): void => {
    const { id, method, result, error } = message;
    if (method !== undefined) {
      // What a server asks its client for can do without an answer of substance.
      if (id !== undefined) send({ id, result: null });
      for (const listener of listeners) listener(message);
      return;
    }
    const asked = id === undefined ? undefined : waiting.get(id);
    waiting.delete(id ?? -1);
    if (error === undefined) asked?.resolve(result as never);
    else asked?.reject(new Error(error.message));
  };
  child.stdout.on(
    'data',
    messageReader((content) => receive(JSON.parse(content))),
  );

  return {
    process: child,
    request: (method, params) =>
      new Promise((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve, reject });
        send({ id: count, method, params });
      }),
    notify: (method, params) => send({ method, params }),
    next: (method, wanted = () => true) =>
      new Promise((resolve) => {
        const listener = (message: Message): void => {
          if (message.method !== method || !wanted(message.params as never)) return;
          listeners.delete(listener);
          resolve(message.params as never);
        };
        listeners.add(listener);
      }),
    exited: once(child, 'exit').then(([code]) => code),
  };
}
