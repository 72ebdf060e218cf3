import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CodeLens,
  type CompletionList,
  DiagnosticSeverity,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InitializeParams,
  type TextEdit,
} from 'vscode-languageserver';
import type { RunnableQuery } from '../../core/protocol/server.ts';
import { type Session, startSession } from './session.ts';

const uri = 'file:///queries/one.ctq';
const textDocument = { uri };
const start = { line: 0, character: 0 };

const text = `# @source samples/logs
# @param key = "AKIA"  the key to follow

### Logins
fields eventTime as when
| filter eventName = 'ConsoleLogin' and userIdentity.accessKeyId = "{{key}}"
| sort when desc

### Broken
filter (
`;

/** Runs a test in a session that ends with it. */
const inSession = (
  title: string,
  run: (session: Session) => Promise<void>,
  parameters?: Partial<InitializeParams>,
): void => {
  test(title, async () => {
    const session = await startSession(parameters);
    try {
      await run(session);
    } finally {
      await session.end();
    }
  });
};

inSession('the server says what it can do', async ({ initialized }) => {
  assert.equal(initialized.capabilities.hoverProvider, true);
  assert.ok(initialized.capabilities.completionProvider?.triggerCharacters?.includes('|'));
});

inSession('problems follow the text', async ({ open, change, diagnostics }) => {
  open(uri, 'filter (');
  const first = await diagnostics();
  assert.equal(first.uri, uri);
  assert.equal(first.version, 1);
  assert.ok(first.diagnostics.length > 0);
  assert.equal(first.diagnostics[0]?.source, 'ctq');
  assert.equal(typeof first.diagnostics[0]?.code, 'string');
  change(uri, 2, 'filter (eventName = "x")');
  const second = await diagnostics();
  assert.deepEqual([second.version, second.diagnostics], [2, []]);
});

inSession('typing postpones the problems to the last version', async (session) => {
  session.open(uri, 'filter (');
  session.change(uri, 2, 'filter (a');
  session.change(uri, 3, 'filter (a)');
  // An answer to a request means that the changes before it have arrived.
  await session.client.sendRequest('textDocument/hover', { textDocument, position: start });
  assert.deepEqual((await session.diagnostics()).version, 3);
});

inSession('completion, hover, outline, folding and formatting answer', async ({ client, open }) => {
  open(uri, text);
  const position = { line: 6, character: 7 };
  const list: CompletionList = await client.sendRequest('textDocument/completion', {
    textDocument,
    position,
  });
  assert.ok(list.items.some(({ label }) => label === 'when'));
  const hover: Hover = await client.sendRequest('textDocument/hover', { textDocument, position });
  assert.match(JSON.stringify(hover.contents), /eventTime as when/);
  const symbols: DocumentSymbol[] = await client.sendRequest('textDocument/documentSymbol', {
    textDocument,
  });
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['Logins', 'Broken'],
  );
  const folds: FoldingRange[] = await client.sendRequest('textDocument/foldingRange', {
    textDocument,
  });
  assert.deepEqual(
    folds.map(({ startLine }) => startLine),
    [0, 3, 8],
  );
});

inSession('formatting gives edits, and none for what is formatted', async ({ client, open }) => {
  const options = { tabSize: 2, insertSpaces: true };
  open(uri, 'fields   eventName|limit 5');
  const edits: TextEdit[] = await client.sendRequest('textDocument/formatting', {
    textDocument,
    options,
  });
  const inOrder = edits.map(({ range, newText }) => [
    range.start.character,
    range.end.character,
    newText,
  ]);
  assert.deepEqual(inOrder, [
    [7, 9, ''],
    [18, 18, '\n'],
    [19, 19, ' '],
    [26, 26, '\n'],
  ]);
  const formatted = { uri: 'file:///queries/formatted.ctq' };
  open(formatted.uri, 'fields eventName\n| limit 5\n');
  assert.deepEqual(
    await client.sendRequest('textDocument/formatting', { textDocument: formatted, options }),
    [],
  );
});

inSession('a range is formatted, and lines while typing', async ({ client, open }) => {
  const options = { tabSize: 2, insertSpaces: true };
  open(uri, 'fields   a\n   | limit   5\n');
  const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
  assert.deepEqual(
    await client.sendRequest('textDocument/rangeFormatting', { textDocument, range, options }),
    [
      { range: { start: range.start, end: { line: 1, character: 3 } }, newText: '' },
      {
        range: { start: { line: 1, character: 11 }, end: { line: 1, character: 13 } },
        newText: '',
      },
    ],
  );
  const position = { line: 2, character: 0 };
  const typed = { textDocument, position, ch: '\n', options };
  assert.deepEqual(await client.sendRequest('textDocument/onTypeFormatting', typed), [
    { range: { start: range.start, end: { line: 1, character: 3 } }, newText: '' },
    { range: { start: position, end: position }, newText: '| ' },
  ]);
});

inSession(
  'formatting does what the settings say',
  async ({ client, open }) => {
    open(uri, 'fields a\n');
    const edits: TextEdit[] = await client.sendRequest('textDocument/formatting', {
      textDocument,
      options: { tabSize: 2, insertSpaces: true },
    });
    assert.deepEqual(
      edits.map(({ newText }) => newText),
      ['FIELDS'],
    );
  },
  { initializationOptions: { format: { keywordCase: 'upper' } } },
);

inSession('the query at a position', async ({ client, open }) => {
  open(uri, text);
  const query: RunnableQuery = await client.sendRequest('ctq/queryAt', {
    uri,
    position: { line: 5, character: 3 },
  });
  assert.deepEqual(
    { ...query, text: query.text.split('\n').length },
    {
      title: 'Logins',
      text: 3,
      range: { start: { line: 3, character: 0 }, end: { line: 8, character: 0 } },
      source: 'samples/logs',
      // JSON has no undefined: what is not given is left out.
      parameters: [{ name: 'key', default: 'AKIA', description: 'the key to follow' }],
      tables: [],
      errors: [],
    },
  );
});

inSession('above the first query that one is meant', async ({ client, open }) => {
  open(uri, text);
  const query: RunnableQuery = await client.sendRequest('ctq/queryAt', { uri, position: start });
  assert.equal(query.title, 'Logins');
});

inSession('a file without a query has none', async ({ client, open }) => {
  open(uri, '# nothing\n### Nothing either\n');
  const position = { line: 1, character: 0 };
  assert.equal(await client.sendRequest('ctq/queryAt', { uri, position }), null);
  assert.deepEqual(await client.sendRequest('ctq/queries', { uri }), []);
});

inSession('all queries, with the errors that keep them from running', async ({ client, open }) => {
  open(uri, text);
  const queries: RunnableQuery[] = await client.sendRequest('ctq/queries', { uri });
  assert.deepEqual(
    queries.map(({ title, errors }) => [title, errors.length > 0]),
    [
      ['Logins', false],
      ['Broken', true],
    ],
  );
  assert.equal(queries[1]?.errors[0]?.range.start.line, 9);
});

inSession('the queries of a selection know their file', async ({ client, open }) => {
  open(uri, text);
  const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 24 } };
  const queries: RunnableQuery[] = await client.sendRequest('ctq/queriesOfText', { uri, range });
  assert.deepEqual(
    queries.map(({ text: selected, source }) => [selected, source]),
    [['fields eventTime as when', 'samples/logs']],
  );
});

inSession('a file that is not open is answered with nothing', async ({ client }) => {
  assert.deepEqual(await client.sendRequest('ctq/queries', { uri }), []);
  assert.equal(
    await client.sendRequest('textDocument/hover', { textDocument, position: start }),
    null,
  );
});

inSession('a lens runs each query', async ({ client, open }) => {
  open(uri, text);
  const lenses: CodeLens[] = await client.sendRequest('textDocument/codeLens', { textDocument });
  assert.deepEqual(
    lenses.map(({ range, command }) => [range.start.line, command?.command, command?.arguments]),
    [
      [3, 'ctq.runQuery', [uri, { line: 4, character: 0 }]],
      [8, 'ctq.runQuery', [uri, { line: 9, character: 0 }]],
    ],
  );
});

inSession(
  'lenses are off where the initialization options say so',
  async ({ client, open }) => {
    open(uri, text);
    assert.equal(await client.sendRequest('textDocument/codeLens', { textDocument }), null);
  },
  { initializationOptions: { codeLens: { enabled: false } } },
);

inSession('lenses follow the settings that the client sends', async ({ client, open }) => {
  open(uri, text);
  await client.sendNotification('workspace/didChangeConfiguration', {
    settings: { ctq: { codeLens: { enabled: false } } },
  });
  assert.equal(await client.sendRequest('textDocument/codeLens', { textDocument }), null);
});

test('lenses follow the settings that the client is asked for', async () => {
  let enabled = false;
  const session = await startSession(
    { capabilities: { workspace: { configuration: true, codeLens: { refreshSupport: true } } } },
    { 'workspace/configuration': () => [{ codeLens: { enabled } }] },
  );
  try {
    session.open(uri, text);
    const { client } = session;
    assert.equal(await client.sendRequest('textDocument/codeLens', { textDocument }), null);
    enabled = true;
    const refreshed = new Promise<void>((resolve) => {
      client.onRequest('workspace/codeLens/refresh', () => {
        resolve();
        return null;
      });
    });
    await client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await refreshed;
    const lenses: CodeLens[] = await client.sendRequest('textDocument/codeLens', { textDocument });
    assert.equal(lenses.length, 2);
  } finally {
    await session.end();
  }
});

inSession(
  'an editor with snippets gets them, and its command to suggest again',
  async ({ client, open }) => {
    open(uri, '');
    const { items }: CompletionList = await client.sendRequest('textDocument/completion', {
      textDocument,
      position: start,
    });
    const filter = items.find(({ label }) => label === 'filter');
    assert.equal(filter?.command?.command, 'editor.suggest');
    assert.equal(items.find(({ label }) => label === 'filter …')?.insertTextFormat, 2);
  },
  {
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
    initializationOptions: { suggestCommand: 'editor.suggest' },
  },
);

inSession(
  'severities are as the settings say, and problems are sent again when these change',
  async ({ client, open, diagnostics }) => {
    const severities = async (): Promise<unknown> =>
      (await diagnostics()).diagnostics.map(({ code, severity }) => [code, severity]);
    open(uri, 'filter a = "*x" or nope(b)\n| sort a');
    assert.deepEqual(await severities(), [
      ['no-wildcards', DiagnosticSeverity.Error],
      ['unknown-function', DiagnosticSeverity.Hint],
    ]);
    const queries: RunnableQuery[] = await client.sendRequest('ctq/queries', { uri });
    assert.equal(queries[0]?.errors.length, 1);
    await client.sendNotification('workspace/didChangeConfiguration', {
      settings: { ctq: { problems: { severity: { 'unknown-function': 'off' } } } },
    });
    assert.deepEqual(await severities(), [
      ['no-wildcards', DiagnosticSeverity.Warning],
      ['sort-without-direction', DiagnosticSeverity.Hint],
    ]);
  },
  {
    initializationOptions: {
      problems: {
        severity: {
          'no-wildcards': 'error',
          'unknown-function': 'hint',
          'sort-without-direction': 'off',
          nonsense: 'error',
          'null-comparison': 'loud',
        },
      },
    },
  },
);

inSession(
  'a query without a range is told so where its source is a cloud',
  async ({ client, open, diagnostics }) => {
    const codes = async (): Promise<unknown> =>
      (await diagnostics()).diagnostics.map(({ code, range }) => [code, range.start.line]);
    open(
      uri,
      [
        'fields eventName',
        '### In a folder\n# @source lab\nfields eventName',
        '### In a cloud\n# @source prod\nfields eventName',
        '### In a cloud, for a day\n# @source prod\n# @range -1d\nfields eventName',
      ].join('\n'),
    );
    assert.deepEqual(await codes(), [['no-range', 6]]);
    await client.sendNotification('ctq/activeSource', { name: 'prod' });
    assert.deepEqual(await codes(), [
      ['no-range', 0],
      ['no-range', 6],
    ]);
    await client.sendNotification('ctq/activeSource', { name: null });
    assert.deepEqual(await codes(), [['no-range', 6]]);
  },
  {
    initializationOptions: {
      sources: { lab: { kind: 'local', path: 'logs' }, prod: { kind: 'cloudwatch' } },
    },
  },
);

inSession(
  'fields that the client knows of a source are offered, unless the settings say otherwise',
  async ({ client, open }) => {
    const offers = async (): Promise<boolean> => {
      const position = { line: 0, character: 7 };
      const list: CompletionList = await client.sendRequest('textDocument/completion', {
        textDocument,
        position,
      });
      return list.items.some(({ label }) => label === 'myField');
    };
    open(uri, 'fields ');
    const fields = [{ name: 'myField', percent: 12 }];
    await client.sendNotification('ctq/activeSource', { name: 'prod' });
    assert.equal(await offers(), false);
    await client.sendNotification('ctq/knownFields', { source: 'prod', fields });
    assert.equal(await offers(), true);
    await client.sendNotification('ctq/activeSource', { name: 'lab' });
    assert.equal(await offers(), false);
    await client.sendNotification('ctq/activeSource', { name: 'prod' });
    await client.sendNotification('ctq/knownFields', { source: 'prod', fields: [{}] });
    assert.equal(await offers(), true);
    await client.sendNotification('workspace/didChangeConfiguration', {
      settings: { ctq: { completion: { fromSource: false } } },
    });
    assert.equal(await offers(), false);
  },
);

inSession('a file of 5 MB is answered at once', async ({ client, open, diagnostics }) => {
  open(uri, 'filter eventName = "x" # a long line\n'.repeat(140_000));
  const { diagnostics: problems } = await diagnostics();
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['file-too-large'],
  );
  const position = { line: 100_000, character: 7 };
  assert.equal(await client.sendRequest('textDocument/hover', { textDocument, position }), null);
});

inSession('closing a file takes its problems away', async ({ client, open, diagnostics }) => {
  open(uri, 'filter (');
  await diagnostics();
  const cleared = new Promise((resolve) => {
    client.onNotification('textDocument/publishDiagnostics', resolve);
  });
  await client.sendNotification('textDocument/didClose', { textDocument });
  assert.deepEqual(await cleared, { uri, diagnostics: [] });
});
