import assert from 'node:assert/strict';
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { ctq, projectRoot } from './support.ts';

const gettingStarted = 'samples/queries/getting-started.ctq';

test('the twelve sample queries have rows', async () => {
  const result = await ctq(['run', gettingStarted, '--source', 'samples/logs', '--format', 'json']);
  assert.equal(result.status, 0, result.messages);
  const answers = JSON.parse(result.output);
  assert.equal(answers.length, 12);
  for (const { title, rows, statistics, columns } of answers) {
    assert.ok(rows.length > 0, title);
    assert.ok(columns.length > 0, title);
    assert.equal(statistics.resultCount, rows.length, title);
    // What the queries before it have learned spares a query files.
    const spared = statistics.filesRuledOut + statistics.filesOutOfRange;
    assert.ok(statistics.recordsScanned >= 4500 || spared > 0, title);
  }
});

test('every query of the investigation has rows', async () => {
  const result = await ctq(['run', 'samples/queries/investigation.ctq', '--format', 'json']);
  assert.equal(result.status, 0, result.messages);
  for (const { title, rows } of JSON.parse(result.output)) assert.ok(rows.length > 0, title);
});

test('@source is relative to the query file, --source to the folder', async () => {
  const byFile = await ctq(['run', join(projectRoot, gettingStarted), '--query', '9'], {
    folder: tmpdir(),
  });
  assert.equal(byFile.status, 0, byFile.messages);
  const byOption = await ctq(['run', gettingStarted, '--query', '9', '--source', 'samples/logs']);
  assert.equal(byOption.output, byFile.output);
});

test('one query is chosen by number or by title, and is then no array', async () => {
  const list = JSON.parse((await ctq(['queries', gettingStarted, '--format', 'json'])).output);
  const { title } = list[4];
  const words = ['run', gettingStarted, '--format', 'json', '--query'];
  const byNumber = JSON.parse((await ctq([...words, '5'])).output);
  const byTitle = JSON.parse((await ctq([...words, title.toUpperCase()])).output);
  assert.equal(byNumber.title, title);
  assert.deepEqual(byTitle.rows, byNumber.rows);
});

test('a parameter has its default, or the given value', async () => {
  const input =
    '# @param name = "ConsoleLogin"\nfilter eventName = "{{name}}" | stats count(*) as n';
  const words = ['run', '-', '--source', 'samples/logs', '--format', 'jsonl'];
  const byDefault = JSON.parse((await ctq(words, { input })).output);
  const given = await ctq([...words, '--param', 'name=NoSuchEvent'], { input });
  assert.ok(Number(byDefault.n) > 0);
  assert.deepEqual(JSON.parse(given.output), { n: '0' });
});

test('(?i) ignores case, in all of an expression or in a part of it', async () => {
  for (const pattern of ['(?i)consolelogin', 'Console(?i)LOGIN']) {
    const input = `filter eventName like /${pattern}/ | stats count(*) as n`;
    const words = ['run', '-', '--source', 'samples/logs', '--format', 'jsonl'];
    assert.ok(Number(JSON.parse((await ctq(words, { input })).output).n) > 0, pattern);
  }
});

test('a range may begin with a dash', async () => {
  const input = 'stats count(*) as n';
  const words = ['run', '-', '--source', 'samples/logs', '--format', 'jsonl', '--range', '-2d'];
  const events = Number(JSON.parse((await ctq(words, { input })).output).n);
  assert.ok(events > 500 && events < 2000, String(events));
});

test('a failed run leaves the output file as it was', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ctq-'));
  try {
    const file = join(folder, 'answer.csv');
    await writeFile(file, 'kept');
    const words = ['run', '-', '--source', join(folder, 'gone'), '--output', file];
    const result = await ctq(words, { input: 'stats count(*) as n' });
    assert.equal(result.status, 3);
    assert.equal(result.output, '');
    assert.equal(await readFile(file, 'utf8'), 'kept');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('what can not be written is said', async () => {
  const words = ['run', '-', '--source', 'samples/logs', '--output', 'no/such/folder/x.csv'];
  const result = await ctq(words, { input: 'stats count(*) as n' });
  assert.match(result.messages, /can't write to no\/such\/folder\/x\.csv: there is no such folder/);
  assert.equal(result.status, 2);
});

test('a limit that nobody wrote is told, as is --limit', async () => {
  const input = 'fields eventName';
  const words = ['run', '-', '--source', 'samples/logs', '--format', 'jsonl', '--limit', '2'];
  const limited = await ctq(words, { input });
  assert.match(limited.messages, /the first 2 of 4940 rows \(--limit\)/);
});

test('--range covers part of the data, --limit part of the answer', async () => {
  const input = 'stats count(*) as n by bin(1d) as day | sort day asc';
  const words = ['run', '-', '--source', 'samples/logs', '--format', 'jsonl'];
  const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');
  assert.equal(lines((await ctq(words, { input })).output).length, 7);
  const ranged = await ctq([...words, '--range', '2022-02-13..2022-02-14T12:00Z'], { input });
  assert.deepEqual(
    lines(ranged.output).map((line) => JSON.parse(line).day),
    ['2022-02-13 00:00:00.000', '2022-02-14 00:00:00.000'],
  );
  assert.equal(lines((await ctq([...words, '--limit', '3'], { input })).output).length, 3);
});

test('--output writes a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ctq-'));
  try {
    const file = join(folder, 'answer.csv');
    const result = await ctq(
      ['run', '-', '--source', 'samples/logs', '--format', 'csv', '--output', file],
      { input: 'stats count(*) as n' },
    );
    assert.equal(result.output, '');
    assert.match(await readFile(file, 'utf8'), /^n\r\n\d+\r\n$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a name of ctq.sources is known from the settings of the folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ctq-'));
  try {
    await mkdir(join(folder, '.vscode'));
    const sources = { lab: { kind: 'local', path: join(projectRoot, 'samples', 'logs') } };
    await writeFile(
      join(folder, '.vscode', 'settings.json'),
      `{ // settings may have comments\n"ctq.sources": ${JSON.stringify(sources)}, }`,
    );
    const words = ['run', '-', '--format', 'jsonl', '--source'];
    const input = 'stats count(*) as n';
    const result = await ctq([...words, 'lab'], { input, folder });
    assert.equal(result.status, 0, result.messages);
    const unknown = await ctq([...words, 'laboratory'], { input, folder });
    assert.notEqual(unknown.status, 0);
    assert.match(unknown.messages, /laboratory/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a cancelled run says so by its status', async () => {
  const cancelled = AbortSignal.abort();
  const result = await ctq(['run', gettingStarted, '--query', '1'], { signal: cancelled });
  assert.equal(result.status, 130);
});

test('Ctrl+C ends the reading of standard input', { timeout: 10_000 }, async () => {
  for (const command of ['run', 'check', 'format', 'queries']) {
    const cancelling = new AbortController();
    const result = ctq([command, '-'], { isInputOpen: true, signal: cancelling.signal });
    cancelling.abort();
    const { status, output, messages } = await result;
    assert.deepEqual([status, output, messages], [130, '', 'ctq: cancelled\n'], command);
  }
});

test('names cannot drive the terminal', async () => {
  const input = '### A\u001B[2J\nfields eventName as `b\u001B[2J` | limit 1';
  const listed = await ctq(['queries', '-'], { input });
  assert.match(listed.output, /A·\[2J/);
  const words = ['run', '-', '--source', 'samples/logs'];
  const shown = await ctq(words, { input });
  const limited = await ctq([...words, '--limit', '1'], {
    input: input.replace('limit 1', 'limit 2'),
  });
  const broken = await ctq(words, { input: 'filtre\u001B[2J' });
  for (const { output, messages } of [listed, shown, limited, broken]) {
    assert.ok(!(output + messages).includes('\u001B'), output + messages);
  }
  assert.match(limited.messages, /A·\[2J.*--limit/);
});

test('real logs give the known counts', async (t) => {
  const lab = join(projectRoot, '..', 'shared', 'data', 'logs', 'ransomware-lab');
  const present = await access(lab).then(
    () => true,
    () => false,
  );
  if (!present) return t.diagnostic('the real logs are not here: nothing was compared');
  const result = await ctq(['run', '-', '--source', lab, '--format', 'json'], {
    input: 'stats count(*) as c by eventName | sort c desc | limit 3',
  });
  const answer = JSON.parse(result.output);
  assert.equal(answer.statistics.recordsScanned, 30_477);
  assert.deepEqual(answer.rows, [
    { eventName: 'PutObject', c: '15079' },
    { eventName: 'GetBucketAcl', c: '6737' },
    { eventName: 'GenerateDataKey', c: '5097' },
  ]);
});

test('queries name sources, tables and saved queries of their own', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ctq-'));
  const events = (...names: readonly string[]): string =>
    names.map((eventName) => JSON.stringify({ eventVersion: '1.08', eventName })).join('\n');
  const query = `# @source own.jsonl
# @table risks = "risks.csv"

### With all
$Named(name = "Put") | lookup risks event as eventName OUTPUT risk
| filter eventName in (SOURCE 'lab' | fields eventName)
| stats count(*) as n by eventName, risk

### Named
filter eventName like "{{name}}"
`;
  try {
    await mkdir(join(folder, '.vscode'));
    await mkdir(join(folder, 'queries'));
    const settings = { 'ctq.sources': { lab: { kind: 'local', path: 'other.jsonl' } } };
    await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify(settings));
    await writeFile(join(folder, 'other.jsonl'), events('PutObject', 'PutRule', 'Get'));
    await writeFile(join(folder, 'queries/own.jsonl'), events('PutObject', 'PutKey', 'Get'));
    await writeFile(join(folder, 'queries/risks.csv'), 'event,risk\nPutObject,high\n');
    await writeFile(join(folder, 'queries/q.ctq'), query);
    const file = join(folder, 'queries/q.ctq');
    const result = await ctq(['run', file, '--query', '1', '--format', 'jsonl']);
    assert.equal(result.status, 0, result.messages);
    assert.deepEqual(JSON.parse(result.output), { eventName: 'PutObject', risk: 'high', n: '1' });
    const input = "SOURCE 'other.jsonl' | stats count(*) as n";
    const chosen = await ctq(['run', '-', '--format', 'jsonl'], { folder, input });
    assert.deepEqual(JSON.parse(chosen.output), { n: '3' });
    const unknown = await ctq(['run', '-', '--source', 'other.jsonl', '--format', 'jsonl'], {
      folder,
      input: "SOURCE 'typo' | stats count(*) as n",
    });
    assert.deepEqual(JSON.parse(unknown.output), { n: '3' });
    assert.match(unknown.messages, /^hint: SOURCE names "typo", which is no local source/);
    const elsewhere = await ctq(['run', file, '--query', '1', '--source', 'none'], { folder });
    assert.equal(elsewhere.status, 3, elsewhere.messages);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a run leaves advice to the editor and to check', async () => {
  const input = 'filter eventName = "Console*" or eventName = "x" and readOnly = 0';
  const result = await ctq(['run', '-', '--source', 'samples/logs'], { input });
  assert.equal(result.status, 0);
  assert.equal(result.messages, '');
});
