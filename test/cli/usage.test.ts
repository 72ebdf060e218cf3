import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { ctq } from './support.ts';

interface UsageCase {
  readonly words: readonly string[];
  readonly input?: string;
  readonly status: number;
  readonly says: RegExp;
}

const samples = ['--source', 'samples/logs'];
const count = 'stats count(*) as events';

const cases: readonly UsageCase[] = [
  { words: ['fly'], status: 2, says: /there is no command "fly"; use run, check/ },
  { words: ['cache'], status: 2, says: /cache takes one word: clear/ },
  { words: ['cache', 'fill'], status: 2, says: /cache takes one word: clear/ },
  { words: ['run'], status: 2, says: /run needs the name of one query file/ },
  { words: ['run', 'nowhere.ctq'], status: 2, says: /can't read nowhere\.ctq: there is no such/ },
  { words: ['run', '-', '--fast'], status: 2, says: /--fast/ },
  { words: ['run', '-', '--format', 'xml'], status: 2, says: /--format takes table, json/ },
  { words: ['run', '-', '--limit', '0'], status: 2, says: /--limit takes a whole number above 0/ },
  { words: ['run', '-', '--workers', 'x'], status: 2, says: /--workers takes a whole number/ },
  { words: ['run', '-', '--param', 'x'], status: 2, says: /--param takes NAME=VALUE/ },
  { words: ['run', '-'], input: count, status: 2, says: /has no source: add --source PATH/ },
  { words: ['run', '-', ...samples], input: '', status: 2, says: /the file has no query/ },
  {
    words: ['run', '-', ...samples, '--query', '7'],
    input: count,
    status: 2,
    says: /the file has no query "7"/,
  },
  {
    words: ['run', '-', ...samples],
    input: 'filter eventName = "{{name}}"',
    status: 2,
    says: /needs a value for \{\{name\}\}: add --param name=VALUE/,
  },
  {
    words: ['run', '-', '--source', 'no/such/logs'],
    input: count,
    status: 3,
    says: /no\/such\/logs/,
  },
  {
    words: ['run', '-', ...samples],
    input: 'filtre eventName = "x"',
    status: 1,
    says: /-:1:1: error: unknown command "filtre"; did you mean "filter"\?/,
  },
  {
    words: ['run', '-', ...samples, '--param', 'nmae=x'],
    input: 'filter eventName = "{{name}}"',
    status: 2,
    says: /there is no parameter \{\{nmae\}\}; the query has \{\{name\}\}/,
  },
  { words: ['run', '-', ...samples, ...samples], input: count, status: 2, says: /given twice/ },
  { words: ['queries', '-'], input: '\u0000', status: 1, says: /is not text/ },
  { words: ['run', '-', ...samples, '--range', 'soon'], input: count, status: 2, says: /soon/ },
  { words: ['run', '-', ...samples], input: '\u0000\u0001', status: 1, says: /is not text/ },
  { words: ['check'], status: 2, says: /check needs the name/ },
  { words: ['format', '-', '--write'], status: 2, says: /--write needs a file/ },
  { words: ['format', '-', '--write', '--check'], status: 2, says: /either --check or --write/ },
  { words: ['queries', 'a', 'b'], status: 2, says: /queries needs the name of one query file/ },
];

for (const { words, input = '', status, says } of cases) {
  test(`ctq ${words.join(' ')} with "${input}" ends with ${status}`, async () => {
    const result = await ctq(words, { input });
    assert.match(result.messages, says);
    assert.equal(result.status, status);
    assert.equal(result.output, '');
  });
}

test('help and version', async () => {
  assert.match((await ctq(['--help'])).output, /ctq run FILE\|-/);
  assert.match((await ctq(['run', '--help'])).output, /--workers N/);
  assert.match((await ctq(['--version'])).output, /^\d+\.\d+\.\d+\n$/);
  assert.equal((await ctq([])).status, 0);
});

test('check prints places counted from 1, as text and as JSON', async () => {
  const input = 'fields eventName\n| filtre x = 1\n';
  const text = await ctq(['check', '-'], { input });
  assert.match(text.output, /^-:2:3: error: unknown command "filtre"/);
  assert.equal(text.status, 1);
  const json = await ctq(['check', '-', '--format', 'json'], { input });
  const [finding] = JSON.parse(json.output);
  assert.deepEqual(
    [finding.file, finding.line, finding.column, finding.endLine, finding.endColumn, finding.code],
    ['-', 2, 3, 2, 9, 'unknown-command'],
  );
});

test('check finds nothing in the samples', async () => {
  const result = await ctq(['check', 'samples/queries/getting-started.ctq']);
  assert.equal(result.output, '');
  assert.equal(result.status, 0);
});

test('hints are printed and do not fail a check', async () => {
  const result = await ctq(['check', '-'], { input: '# @sauce logs\nfields eventName' });
  assert.match(result.output, /hint: unknown directive "@sauce"; did you mean "@source"\?/);
  assert.equal(result.status, 0);
});

test('check leaves out what a comment in the file silences', async () => {
  const query = 'filter eventName = "*x"';
  assert.equal((await ctq(['check', '-'], { input: query })).status, 1);
  const silenced = await ctq(['check', '-'], { input: `# ctq-ignore no-wildcards\n${query}` });
  assert.deepEqual([silenced.output, silenced.status], ['', 0]);
});

test('of a query with a syntax error the sound commands are formatted, and it is said', async () => {
  const input = 'fields   a,b |\n';
  const result = await ctq(['format', '-'], { input });
  assert.equal(result.output, 'fields a, b |\n');
  assert.match(result.messages, /-:1:\d+: error: there is no command after this pipe/);
  assert.equal(result.status, 1);
});

test('queries lists numbers, lines and titles', async () => {
  const input = '### One\nfields a\n\n### Two\n# @range -7d\nfilter b = "{{c}}"\n';
  const text = await ctq(['queries', '-'], { input });
  assert.equal(text.output, '1\t-:1\tOne\n2\t-:4\tTwo\n');
  const json = JSON.parse((await ctq(['queries', '-', '--format', 'json'], { input })).output);
  assert.deepEqual(json[1], { number: 2, title: 'Two', line: 4, range: '-7d', parameters: ['c'] });
});

test('format does what the settings of the workspace say', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ctq-'));
  try {
    await mkdir(join(folder, '.vscode'));
    const settings = { 'ctq.format.keywordCase': 'upper', 'ctq.format.lineWidth': 40 };
    await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
    const file = join(folder, 'query.ctq');
    const text = 'filter eventName = "ConsoleLogin" and errorCode = "AccessDenied"\n';
    await writeFile(file, text);
    const formatted = text.replace('filter', 'FILTER').replace(' and', '\n    AND');
    assert.equal((await ctq(['format', file])).output, formatted);
    assert.equal((await ctq(['format', '-'], { input: text, folder })).output, formatted);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('format prints, checks and rewrites', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ctq-'));
  try {
    const file = join(folder, 'query.ctq');
    await writeFile(file, 'fields   a|limit   2\n');
    assert.equal((await ctq(['format', file])).output, 'fields a\n| limit 2\n');
    const checked = await ctq(['format', file, '--check']);
    assert.match(checked.output, /query\.ctq is not formatted/);
    assert.equal(checked.status, 1);
    assert.equal((await ctq(['format', file, '--write'])).status, 0);
    assert.equal((await ctq(['format', file, '--check'])).status, 0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
