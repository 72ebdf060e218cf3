/*
 * Typed requests and notices over anything that carries messages: a thread's port, a webview.
 * Both sides name a contract; what does not fit it is refused on arrival, never passed on.
 */

import { type Guard, isObjectOf, isOneOf, isOptional, isString } from './guard.ts';

/** Carries messages to the other side and back. */
export interface Channel {
  readonly post: (message: unknown) => void;
  /** Calls `receive` for each message from now on; the returned function ends that. */
  readonly listen: (receive: (message: unknown) => void) => () => void;
}

/** A request's two guards, from which its types follow. */
export interface Request<Parameters, Result> {
  readonly parameters: Guard<Parameters>;
  readonly result: Guard<Result>;
}

/** What one side answers to, by method. */
export interface Contract {
  readonly requests: Readonly<Record<string, Request<unknown, unknown>>>;
  readonly notices: Readonly<Record<string, Guard<unknown>>>;
}

export type ParametersOf<R> = R extends Request<infer P, unknown> ? P : never;
export type ResultOf<R> = R extends Request<unknown, infer T> ? T : never;
export type NoticeOf<G> = G extends Guard<infer T> ? T : never;

/** A handler of a request without a result need not return undefined. */
type Answer<T> = undefined extends T ? T | void : T;

/** One function for each method of a contract. */
export interface Handlers<C extends Contract> {
  readonly requests: {
    readonly [M in keyof C['requests']]: (
      parameters: ParametersOf<C['requests'][M]>,
    ) => Answer<ResultOf<C['requests'][M]>> | Promise<Answer<ResultOf<C['requests'][M]>>>;
  };
  readonly notices: {
    readonly [M in keyof C['notices']]: (parameters: NoticeOf<C['notices'][M]>) => void;
  };
}

export interface Connection<Local extends Contract, Remote extends Contract> {
  readonly channel: Channel;
  readonly local: Local;
  readonly remote: Remote;
  readonly handlers: Handlers<Local>;
  /**
   * Differs from that of whoever spoke over the channel before: a page that is made anew must not
   * take the answers to the old one's requests for its own.
   */
  readonly session?: string;
  /** Told of messages that fit no contract and of notices whose handler failed. */
  readonly onFault: (message: string) => void;
}

/** The other side, to talk to. */
export interface Peer<Remote extends Contract> {
  /** Settles always: with the answer, or with an error whose message can be shown. */
  request<M extends keyof Remote['requests'] & string>(
    method: M,
    parameters: ParametersOf<Remote['requests'][M]>,
  ): Promise<ResultOf<Remote['requests'][M]>>;
  notify<M extends keyof Remote['notices'] & string>(
    method: M,
    parameters: NoticeOf<Remote['notices'][M]>,
  ): void;
  /** Rejects what is pending with `reason` and hears nothing more. */
  dispose(reason: string): void;
}

/** Connects the two contracts over a channel. */
export function connect<Local extends Contract, Remote extends Contract>(
  connection: Connection<Local, Remote>,
): Peer<Remote> {
  const calls: Calls = new Map();
  const stopListening = connection.channel.listen((message) => receive(connection, calls, message));
  let lastNumber = 0;
  let disposed: string | undefined;
  return {
    request: (method, parameters) =>
      new Promise((resolve, reject) => {
        if (disposed !== undefined) return reject(new Error(disposed));
        const result = connection.remote.requests[method]?.result;
        const settle = (value: unknown): void => {
          if (result?.(value)) return resolve(value as Parameters<typeof resolve>[0]);
          reject(new Error(`the answer to '${method}' has an unexpected shape`));
        };
        lastNumber += 1;
        const id = `${connection.session ?? ''}#${lastNumber}`;
        calls.set(id, { settle, fail: (text) => reject(new Error(text)) });
        connection.channel.post({ kind: 'request', id, method, parameters });
      }),
    notify: (method, parameters) => {
      if (disposed === undefined) connection.channel.post({ kind: 'notice', method, parameters });
    },
    dispose: (reason) => {
      if (disposed !== undefined) return;
      disposed = reason;
      stopListening();
      for (const call of calls.values()) call.fail(reason);
      calls.clear();
    },
  };
}

interface PendingCall {
  readonly settle: (result: unknown) => void;
  readonly fail: (message: string) => void;
}

interface Message {
  readonly kind: 'request' | 'reply' | 'failure' | 'notice';
  readonly id?: string;
  readonly method?: string;
  readonly message?: string;
  readonly parameters?: unknown;
  readonly result?: unknown;
}

const isAnything: Guard<unknown> = (_value): _value is unknown => true;

const isMessage = isObjectOf<Message>({
  kind: isOneOf('request', 'reply', 'failure', 'notice'),
  id: isOptional(isString),
  method: isOptional(isString),
  message: isOptional(isString),
  parameters: isAnything,
  result: isAnything,
});

/** By the id of the request. */
type Calls = Map<string, PendingCall>;

function receive<Local extends Contract, Remote extends Contract>(
  connection: Connection<Local, Remote>,
  calls: Calls,
  message: unknown,
): void {
  if (!isMessage(message)) return connection.onFault('a message of unknown kind was ignored');
  switch (message.kind) {
    case 'request':
      void answer(connection, message);
      return;
    case 'notice':
      return hear(connection, message);
    case 'reply':
      return take(calls, message.id)?.settle(message.result);
    case 'failure':
      return take(calls, message.id)?.fail(message.message ?? 'the request failed');
  }
}

function take(calls: Calls, id: string | undefined): PendingCall | undefined {
  if (id === undefined) return undefined;
  const call = calls.get(id);
  calls.delete(id);
  return call;
}

async function answer<Local extends Contract, Remote extends Contract>(
  { channel, local, handlers }: Connection<Local, Remote>,
  { id, method = '', parameters }: Message,
): Promise<void> {
  try {
    const guard = own(local.requests, method)?.parameters;
    if (guard === undefined) throw new Error(`there is no request '${method}'`);
    if (!guard(parameters)) throw new Error(`'${method}' was asked with unexpected parameters`);
    const result = await handlerOf(handlers.requests, method)(parameters);
    channel.post({ kind: 'reply', id, result });
  } catch (error) {
    channel.post({ kind: 'failure', id, message: messageOf(error) });
  }
}

function hear<Local extends Contract, Remote extends Contract>(
  { local, handlers, onFault }: Connection<Local, Remote>,
  { method = '', parameters }: Message,
): void {
  const guard = own(local.notices, method);
  if (guard === undefined || !guard(parameters)) {
    return onFault(`the notice '${method}' has an unexpected shape`);
  }
  try {
    handlerOf(handlers.notices, method)(parameters);
  } catch (error) {
    onFault(`'${method}' could not be handled: ${messageOf(error)}`);
  }
}

type Handler = (parameters: unknown) => unknown;

/**
 * The handler of a method whose parameters its guard has just checked. That guard and handler
 * belong together is what `Handlers` makes sure of; it is lost where the name is known only at run
 * time.
 */
function handlerOf(handlers: object, method: string): Handler {
  const handler: unknown = Object.getOwnPropertyDescriptor(handlers, method)?.value;
  if (!isHandler(handler)) throw new Error(`nothing handles '${method}'`);
  return handler;
}

const isHandler: Guard<Handler> = (value): value is Handler => typeof value === 'function';

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The text of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
