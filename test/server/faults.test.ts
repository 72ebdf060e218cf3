import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompletionItemKind, ErrorCodes, ResponseError } from 'vscode-languageserver';
import * as protocol from 'vscode-languageserver';
import {
  createLanguageService,
  type LanguageService,
} from '../../core/language/services/service.ts';
import type { ServerRequests } from '../../core/protocol/server.ts';
import { type Session, startSession } from './session.ts';

/*
 * A server whose features are all broken answers every request, with nothing, and logs each fault.
 * The requests are all that the protocol has: a feature that is served without `handle` or `guarded`
 * is found here when it is added.
 */

const uri = 'file:///queries/one.ctq';
const position = { line: 0, character: 0 };
const range = { start: position, end: position };

/** Something for every request; each one takes what it needs. */
const parameters = {
  uri,
  textDocument: { uri },
  position,
  positions: [position],
  range,
  ranges: [range],
  context: { includeDeclaration: true, diagnostics: [] },
  options: { tabSize: 2, insertSpaces: true },
  previousResultId: '0',
  newName: 'other',
  query: '',
  ch: '|',
  label: 'an item',
  kind: CompletionItemKind.Keyword,
};

const own: Readonly<Record<keyof ServerRequests, true>> = {
  'ctq/queryAt': true,
  'ctq/queries': true,
  'ctq/queriesOfText': true,
};

/** The life of the server and what the library answers by itself are no features. */
const others = new Set(['initialize', 'shutdown', 'textDocument/willSaveWaitUntil']);

const methods = [...Object.keys(own), ...methodsOfProtocol().filter((name) => !others.has(name))];

function methodsOfProtocol(): readonly string[] {
  return Object.values<unknown>({ ...protocol }).flatMap((part) => {
    const { type, messageDirection } = (part ?? {}) as {
      readonly type?: { readonly method?: string };
      readonly messageDirection?: string;
    };
    const isRequest = /^ProtocolRequestType0?$/.test(type?.constructor.name ?? '');
    return isRequest && messageDirection !== 'serverToClient' ? (type?.method ?? []) : [];
  });
}

/** A service of which these methods fail. */
function broken(
  isBroken: (method: string) => boolean,
  working: LanguageService = createLanguageService(),
): LanguageService {
  const methodsOfService = Object.entries(working).map(([name, method]) => [
    name,
    isBroken(name) ? () => assert.fail(`${name} is out of order`) : method,
  ]);
  return Object.fromEntries(methodsOfService) as LanguageService;
}

interface Asked {
  readonly answered: readonly string[];
  readonly notServed: readonly string[];
  readonly failed: readonly string[];
  /** What the log says, for each request that was answered. */
  readonly faults: readonly string[];
}

async function askEverything({ client, open }: Session): Promise<Asked> {
  const asked = { answered: [], notServed: [], failed: [], faults: [] } as Record<
    keyof Asked,
    string[]
  >;
  client.onNotification('window/logMessage', ({ message }: { readonly message: string }) => {
    asked.faults.push(message);
  });
  open(uri, 'fields eventName');
  for (const method of methods) {
    try {
      await client.sendRequest(method, parameters);
      asked.answered.push(method);
    } catch (error) {
      const isUnknown = error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound;
      asked[isUnknown ? 'notServed' : 'failed'].push(method);
    }
  }
  return asked;
}

/** One of them opens documents, which is no feature but what all need. */
for (const [what, isBroken] of [
  ['features that are all broken', (name: string) => name !== 'open'],
  ['files that cannot be read', (name: string) => name === 'open'],
] as const) {
  test(`${what} take nothing down, and are logged`, async () => {
    const session = await startSession({}, {}, broken(isBroken));
    try {
      const { answered, notServed, failed, faults } = await askEverything(session);
      assert.deepEqual(failed, []);
      assert.ok(answered.length >= 20, `only ${answered.join(', ')} are served`);
      assert.ok(notServed.length > 0);
      // Completion's details are asked for without a document.
      const unread = what.startsWith('files') ? 1 : 0;
      assert.equal(faults.length, answered.length - unread, faults.join('\n'));
      for (const fault of faults) assert.match(fault, /is out of order/);
    } finally {
      await session.end();
    }
  });
}

test('problems that cannot be found are logged, and found again after the next edit', async () => {
  let isBroken = true;
  const working = createLanguageService();
  const service: LanguageService = {
    ...working,
    diagnostics: (...given) =>
      isBroken ? assert.fail('diagnostics is out of order') : working.diagnostics(...given),
  };
  const session = await startSession({}, {}, service);
  try {
    const logged = new Promise<string>((resolve) => {
      session.client.onNotification('window/logMessage', ({ message }: { message: string }) =>
        resolve(message),
      );
    });
    session.open(uri, 'filter (');
    void session.diagnostics();
    assert.match(await logged, /diagnostics is out of order/);
    isBroken = false;
    session.change(uri, 2, 'filter ((');
    assert.equal((await session.diagnostics()).version, 2);
  } finally {
    await session.end();
  }
});
