import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNothing, isNumber, isString } from '../../core/protocol/guard.ts';
import { type Channel, connect, type Request } from '../../core/protocol/rpc.ts';

const half: Request<number, number> = { parameters: isNumber, result: isNumber };
const greet: Request<string, undefined> = { parameters: isString, result: isNothing };
const worker = { requests: { half, greet }, notices: { ping: isString } } as const;
const nobody = { requests: {}, notices: {} } as const;

/** Two ends of one line; messages are copied, as between threads. */
function line(): { readonly near: Channel; readonly far: Channel } {
  const listeners = { near: new Set<(m: unknown) => void>(), far: new Set<(m: unknown) => void>() };
  const end = (own: 'near' | 'far', other: 'near' | 'far'): Channel => ({
    post: (message) => {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => listeners[other].forEach((listener) => listener(copy)));
    },
    listen: (receive) => {
      listeners[own].add(receive);
      return () => listeners[own].delete(receive);
    },
  });
  return { near: end('near', 'far'), far: end('far', 'near') };
}

function connected(answerHalf: (value: number) => number | Promise<number>) {
  const { near, far } = line();
  const faults: string[] = [];
  const pings: string[] = [];
  const onFault = (message: string): unknown => faults.push(message);
  const client = connect({
    channel: near,
    local: nobody,
    remote: worker,
    handlers: { requests: {}, notices: {} },
    onFault,
  });
  connect({
    channel: far,
    local: worker,
    remote: nobody,
    handlers: {
      requests: { half: answerHalf, greet: () => undefined },
      notices: {
        ping: (text) => {
          if (text === 'fail') throw new Error('no pings today');
          pings.push(text);
        },
      },
    },
    onFault,
  });
  return { client, near, far, faults, pings };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a request is answered', async () => {
  const { client } = connected((value) => value / 2);
  assert.equal(await client.request('half', 42), 21);
  assert.equal(await client.request('greet', 'you'), undefined);
});

test('a failure becomes an error with its message', async () => {
  const { client } = connected(() => {
    throw new Error('no halves left');
  });
  await assert.rejects(client.request('half', 42), { message: 'no halves left' });
});

test('an answer of another shape is refused', async () => {
  const { client } = connected(() => 'many' as unknown as number);
  await assert.rejects(client.request('half', 42), { message: /unexpected shape/ });
});

test('parameters of another shape never reach the handler', async () => {
  let asked = false;
  const { client } = connected((value) => {
    asked = true;
    return value;
  });
  await assert.rejects(client.request('half', '42' as unknown as number), {
    message: /unexpected parameters/,
  });
  assert.equal(asked, false);
});

test('a method that nobody offers is refused, whatever its name', async () => {
  const { near } = connected((value) => value);
  const replies: unknown[] = [];
  near.listen((message) => replies.push(message));
  for (const method of ['double', 'toString', '__proto__']) {
    near.post({ kind: 'request', id: 'x', method, parameters: 1 });
  }
  await settled();
  assert.deepEqual(
    replies.map((reply) => (reply as { readonly kind: string }).kind),
    ['failure', 'failure', 'failure'],
  );
});

test('a notice is heard; one of another shape or one that fails is a fault', async () => {
  const { client, near, pings, faults } = connected((value) => value);
  client.notify('ping', 'one');
  near.post({ kind: 'notice', method: 'ping', parameters: 1 });
  near.post({ kind: 'notice', method: 'pong', parameters: 'x' });
  near.post('what?');
  client.notify('ping', 'fail');
  await settled();
  assert.deepEqual(pings, ['one']);
  assert.deepEqual(faults, [
    "the notice 'ping' has an unexpected shape",
    "the notice 'pong' has an unexpected shape",
    'a message of unknown kind was ignored',
    "'ping' could not be handled: no pings today",
  ]);
});

test('disposing rejects what is pending and what comes after', async () => {
  const { client } = connected(() => new Promise(() => undefined));
  const pending = client.request('half', 42);
  client.dispose('the worker has gone');
  await assert.rejects(pending, { message: 'the worker has gone' });
  await assert.rejects(client.request('half', 2), { message: 'the worker has gone' });
});

test('an answer that nobody waits for is ignored', async () => {
  const { client, far, faults } = connected((value) => value);
  far.post({ kind: 'reply', id: '#77', result: 1 });
  await settled();
  assert.equal(await client.request('half', 1), 1);
  assert.deepEqual(faults, []);
});

test('answers to whoever spoke before are not taken for own ones', async () => {
  const { near, far } = line();
  const side = { local: nobody, remote: worker, onFault: () => undefined } as const;
  const handlers = { requests: {}, notices: {} };
  const old = connect({ ...side, channel: near, handlers, session: 'old page' });
  old.request('half', 1).catch(() => undefined);
  old.dispose('hidden');
  const page = connect({ ...side, channel: near, handlers, session: 'new page' });
  const answered = page.request('half', 2);
  far.post({ kind: 'reply', id: 'old page#1', result: 0.5 });
  far.post({ kind: 'reply', id: 'new page#1', result: 1 });
  assert.equal(await answered, 1);
});
