import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { CompletionItem, CompletionList, Hover } from 'vscode-languageserver';
import { createLocalBackend } from '../../backends/local/local-backend.ts';
import type { SourceField } from '../../core/protocol/server.ts';
import { worker } from '../backends/local/local-backend.ts';
import { type Session, startSession } from './session.ts';

/*
 * The whole way: the samples are read in threads, the server is told what they hold, and whoever
 * writes a query is offered it.
 */

const samples = path.join(import.meta.dirname, '../../samples/logs');
const backend = createLocalBackend({
  worker,
  threads: 2,
  sample: { events: 20_000, bytes: 256 * 1024 ** 2, milliseconds: 600_000 },
});
let session: Session;
let fields: readonly SourceField[] = [];

before(async () => {
  const index = await backend.indexSource({
    source: { kind: 'local', name: 'samples', path: samples },
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  fields = index?.fields ?? [];
  session = await startSession();
  await session.client.sendNotification('ctq/knownFields', { source: 'samples', fields });
});

after(async () => {
  await session.end();
  await backend.dispose();
});

let opened = 0;

function openAt(text: string): { readonly uri: string; readonly position: object } {
  opened += 1;
  const uri = `file:///learned-${opened}.ctq`;
  const before = text.slice(0, text.indexOf('$0'));
  session.open(uri, text.replace('$0', ''));
  const lines = before.split('\n');
  return { uri, position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 } };
}

/** As an editor sorts them. */
async function offersAt(text: string): Promise<readonly CompletionItem[]> {
  const { uri, position } = openAt(text);
  const { items } = await session.client.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position,
  });
  return items.toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

const isWhole = ({ percent }: SourceField): boolean => percent === 100;

test('fields that all events have come first, those of lists with a position', async () => {
  const offers = await offersAt('# @source samples\nfilter $0');
  const whole = new Set(fields.filter(isWhole).map(({ name }) => name));
  const first = offers.slice(0, 5).map(({ label }) => label);
  assert.deepEqual(
    first.filter((label) => !whole.has(label)),
    [],
  );
  assert.ok(offers.some(({ label }) => label === 'resources.0.ARN'));
});

test('frequent values come first, with their share', async () => {
  const [first] = await offersAt('# @source samples\nfilter eventSource = "$0"');
  assert.equal(first?.label, 's3.amazonaws.com');
  const [bucket] = await offersAt('# @source samples\nfilter requestParameters.bucketName = $0');
  assert.equal(bucket?.label, '"org-cloudtrail-logs"');
  const [type] = await offersAt('# @source samples\nfilter resources.0.type = "$0"');
  assert.equal(type?.label, 'AWS::S3::Bucket');
});

test('queries on another source are offered none of it', async () => {
  const offers = await offersAt('# @source other\nfilter requestParameters.bucketName = $0');
  assert.ok(offers.every(({ label }) => label !== '"org-cloudtrail-logs"'));
});

test('hover tells the share', async () => {
  const { uri, position } = openAt(
    '# @source samples\nfilter requestParameters.buck$0etName = "x"',
  );
  const hover = await session.client.sendRequest<Hover>('textDocument/hover', {
    textDocument: { uri },
    position,
  });
  assert.match(JSON.stringify(hover.contents), /of the events of this source/);
});
