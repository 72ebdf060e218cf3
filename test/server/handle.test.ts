import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import {
  CancellationToken,
  CancellationTokenSource,
  createConnection,
  LSPErrorCodes,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { openDocument } from '../../core/language/services/document.ts';
import { createHandle, type Handle } from '../../server/handle.ts';

const uri = 'file:///queries/one.ctq';
const parameters = { textDocument: { uri } };

/** A handler over one open document, with what it writes to the log. */
const handlerAndLog = (): { readonly handle: Handle; readonly log: PassThrough } => {
  const log = new PassThrough();
  const connection = createConnection(
    new StreamMessageReader(new PassThrough()),
    new StreamMessageWriter(log),
  );
  connection.listen();
  const document = openDocument(uri, 'fields eventName');
  const documents = {
    get: (wanted: string) => (wanted === uri ? document : undefined),
    onChange: () => {},
    onClose: () => {},
  };
  return { handle: createHandle(connection, documents), log };
};

test('a request is answered from its document', async () => {
  const { handle } = handlerAndLog();
  const answer = handle('', ({ text }) => text);
  assert.equal(await answer(parameters, CancellationToken.None), 'fields eventName');
  assert.equal(await answer({ uri }, CancellationToken.None), 'fields eventName');
});

test('a request about a file that is not open is answered with nothing', async () => {
  const { handle } = handlerAndLog();
  const answer = handle('nothing', ({ text }) => text);
  assert.equal(await answer({ uri: 'file:///other' }, CancellationToken.None), 'nothing');
});

test('a request that was cancelled is not worked on', async () => {
  const { handle } = handlerAndLog();
  const answer = handle('', () => assert.fail('it was worked on'));
  const result = await answer(parameters, CancellationToken.Cancelled);
  assert.ok(result instanceof ResponseError);
  assert.equal(result.code, LSPErrorCodes.RequestCancelled);
});

test('the answer to a request that was cancelled meanwhile is not sent', async () => {
  const { handle } = handlerAndLog();
  const cancellation = new CancellationTokenSource();
  const answer = handle('', ({ text }) => {
    cancellation.cancel();
    return text;
  });
  assert.ok((await answer(parameters, cancellation.token)) instanceof ResponseError);
});

test('a fault is logged and answered with nothing', async () => {
  const { handle, log } = handlerAndLog();
  const answer = handle('nothing', () => {
    throw new Error('out of order');
  });
  assert.equal(await answer(parameters, CancellationToken.None), 'nothing');
  let logged = '';
  for await (const chunk of log) {
    logged += String(chunk);
    if (logged.includes('out of order')) break;
  }
  assert.match(logged, /window\/logMessage/);
});
