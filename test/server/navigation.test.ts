import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  DocumentHighlight,
  DocumentLink,
  Location,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { type Session, startSession } from './session.ts';

const uri = 'file:///queries/one.ctq';
const textDocument = { uri };

const text = `# @param key = "AKIA"  the key to follow
# @table people = "people.csv"
### Logins
fields eventTime as when, userIdentity.arn as who
| filter eventName = 'ConsoleLogin' and userIdentity.accessKeyId = "{{key}}"
| sort when desc
`;

const inSession = (
  title: string,
  run: (session: Session) => Promise<void>,
  augmentsSyntaxTokens?: boolean,
): void => {
  test(title, async () => {
    const semanticTokens = {
      requests: {},
      tokenTypes: [],
      tokenModifiers: [],
      formats: [],
      ...(augmentsSyntaxTokens === undefined ? {} : { augmentsSyntaxTokens }),
    };
    const session = await startSession({ capabilities: { textDocument: { semanticTokens } } });
    try {
      await run(session);
    } finally {
      await session.end();
    }
  });
};

inSession('a name leads to its definition, its uses and its other name', async (session) => {
  const { client, open } = session;
  open(uri, text);
  const position = { line: 5, character: 8 };
  const asked = { textDocument, position };
  const defined: Location[] = await client.sendRequest('textDocument/definition', asked);
  assert.deepEqual(defined[0]?.range.start, { line: 3, character: 20 });
  const used: Location[] = await client.sendRequest('textDocument/references', {
    ...asked,
    context: { includeDeclaration: false },
  });
  assert.deepEqual(
    used.map(({ range }) => range.start.line),
    [5],
  );
  const marked: DocumentHighlight[] = await client.sendRequest(
    'textDocument/documentHighlight',
    asked,
  );
  assert.equal(marked.length, 2);
  const place: { readonly placeholder: string } = await client.sendRequest(
    'textDocument/prepareRename',
    asked,
  );
  assert.equal(place.placeholder, 'when');
  const edit: WorkspaceEdit = await client.sendRequest('textDocument/rename', {
    ...asked,
    newName: 'the time',
  });
  assert.deepEqual(
    edit.changes?.[uri]?.map(({ newText }) => newText),
    ['`the time`', '`the time`'],
  );
});

inSession('what can not be renamed is refused with the reason', async ({ client, open }) => {
  open(uri, text);
  const onField = { textDocument, position: { line: 4, character: 10 } };
  await assert.rejects(
    client.sendRequest('textDocument/prepareRename', onField),
    /"eventName" is a field of CloudTrail's record/,
  );
  const onAlias = { textDocument, position: { line: 5, character: 8 }, newName: 'who' };
  await assert.rejects(
    client.sendRequest('textDocument/rename', onAlias),
    /"who" is the name of something else already \(line 4\)/,
  );
});

inSession('titles of all open files, links, selections and braces answer', async (session) => {
  const { client, open } = session;
  open(uri, text);
  open('file:///queries/two.ctq', '### Root logins\nfields a');
  const found: WorkspaceSymbol[] = await client.sendRequest('workspace/symbol', { query: 'log' });
  assert.deepEqual(
    found.map(({ name }) => name),
    ['Logins', 'Root logins'],
  );
  const links: DocumentLink[] = await client.sendRequest('textDocument/documentLink', {
    textDocument,
  });
  assert.deepEqual(
    links.map(({ target }) => target),
    ['file:///queries/people.csv'],
  );
  const position = { line: 4, character: 72 };
  const selections: SelectionRange[] = await client.sendRequest('textDocument/selectionRange', {
    textDocument,
    positions: [position],
  });
  assert.equal(selections.length, 1);
  const linked: { readonly ranges: readonly unknown[] } = await client.sendRequest(
    'textDocument/linkedEditingRange',
    { textDocument, position },
  );
  assert.equal(linked.ranges.length, 2);
});

inSession('semantic tokens come whole, in part and as what has changed', async (session) => {
  const { client, open, change } = session;
  open(uri, text);
  const whole: SemanticTokens = await client.sendRequest('textDocument/semanticTokens/full', {
    textDocument,
  });
  assert.ok(whole.data.length > 0 && whole.data.length % 5 === 0);
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  const part: SemanticTokens = await client.sendRequest('textDocument/semanticTokens/range', {
    textDocument,
    range,
  });
  assert.deepEqual(part.data, whole.data.slice(0, part.data.length));
  change(uri, 2, text.replace('when desc', 'when desc, who'));
  const delta: SemanticTokensDelta = await client.sendRequest(
    'textDocument/semanticTokens/full/delta',
    { textDocument, previousResultId: whole.resultId },
  );
  assert.equal(delta.edits.length, 1);
  assert.equal(delta.edits[0]?.data?.length, 5);
  const unknown: SemanticTokens = await client.sendRequest(
    'textDocument/semanticTokens/full/delta',
    { textDocument, previousResultId: whole.resultId },
  );
  assert.ok(unknown.data.length > whole.data.length, 'an old result is answered whole');
});

inSession(
  'an editor with a grammar is told only what the grammar can not know',
  async ({ client, open }) => {
    open(uri, '# a comment\nfilter 5 > 3');
    const { data }: SemanticTokens = await client.sendRequest('textDocument/semanticTokens/full', {
      textDocument,
    });
    assert.deepEqual(data, []);
  },
  true,
);

inSession('queries of files that are not open are found by their titles', async (session) => {
  const { client, open } = session;
  const other = 'file:///queries/two.ctq';
  const told = async (file: unknown): Promise<void> =>
    await client.sendNotification('ctq/queryFile', file);
  const titles = async (): Promise<readonly string[]> => {
    const found: WorkspaceSymbol[] = await client.sendRequest('workspace/symbol', { query: '' });
    return found.map(({ name, location }) => `${name} ${location.uri}`);
  };
  open(uri, text);
  await told({ uri: other, text: '### Deletions\nfilter eventName like /^Delete/\n' });
  await told({ uri, text: '### What is on disk\nlimit 1\n' });
  await told('no file');
  assert.deepEqual(await titles(), [`Logins ${uri}`, `Deletions ${other}`]);
  await told({ uri: other, text: null });
  assert.deepEqual(await titles(), [`Logins ${uri}`]);
});
