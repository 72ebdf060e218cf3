import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import {
  resolveSource,
  type SourceContext,
  sourceNames,
  sourcesNamedIn,
  sourcesProblems,
} from '../../backends/sources.ts';
import { tablesOfQuery } from '../../backends/tables.ts';
import { temporaryFolder } from './temporary-folder.ts';

const settings = {
  lab: { kind: 'local', path: 'logs/' },
  gone: { kind: 'local', path: 'nowhere' },
  prod: { kind: 'cloudwatch', profile: 'audit', regions: ['us-east-1'], logGroups: ['trail'] },
};

test('finds a path in the first folder that has it', (context) => {
  const first = temporaryFolder(context, { 'both/x': '' });
  const second = temporaryFolder(context, { 'both/x': '', 'logs/x': '' });
  const found = { sources: undefined, settingFolders: [], baseFolders: [first, second] };
  assert.deepEqual(resolveSource('both', found), local('both', path.join(first, 'both')));
  assert.deepEqual(resolveSource(' logs/ ', found), local('logs/', path.join(second, 'logs')));
  const none = resolveSource('none', found);
  assert.equal(
    none,
    `there is no file or folder "none" in ${first} or ${second}, nor does the setting ctq.sources name any source`,
  );
});

test('takes absolute paths and those of the home folder as they are', () => {
  const nothing = { sources: undefined, settingFolders: [], baseFolders: [] };
  const absolute = path.resolve('/x/y');
  assert.deepEqual(resolveSource(absolute, nothing), local(absolute, absolute));
  assert.deepEqual(resolveSource('~/logs', nothing), local('~/logs', path.join(homedir(), 'logs')));
  assert.deepEqual(resolveSource('~', nothing), local('~', homedir()));
});

test('knows the names of the setting before paths, and its paths from the workspace', (context) => {
  const folder = temporaryFolder(context, { 'lab/x': '', 'logs/x': '', 'queries/logs/x': '' });
  const baseFolders = [path.join(folder, 'queries')];
  const known = { sources: settings, settingFolders: [folder], baseFolders };
  assert.deepEqual(resolveSource('lab', known), local('lab', path.join(folder, 'logs')));
  assert.deepEqual(resolveSource('gone', known), local('gone', path.join(folder, 'nowhere')));
  assert.deepEqual(resolveSource('prod', known), {
    kind: 'cloudwatch',
    name: 'prod',
    places: [{ profile: 'audit', region: 'us-east-1', logGroups: ['trail'] }],
  });
  assert.match(reasonOf('lap', known), /ctq.sources has "lab", "gone", "prod"/);
});

test('a source leaves no trace where it or the setting says so', (context) => {
  const folder = temporaryFolder(context, { 'logs/x': '' });
  const entry = { kind: 'local', path: 'logs' };
  const sources = {
    same: entry,
    kept: { ...entry, leaveNoTrace: false },
    secret: { ...entry, leaveNoTrace: true },
  };
  const known = { sources, settingFolders: [folder], baseFolders: [folder] };
  const traceOf = (name: string, leavesNoTrace: boolean): unknown => {
    const source = resolveSource(name, { ...known, leavesNoTrace });
    return typeof source === 'object' && source.kind === 'local' ? source.leaveNoTrace : source;
  };
  const names = ['same', 'kept', 'secret', 'logs'];
  assert.deepEqual(
    names.map((name) => traceOf(name, false)),
    [true, undefined, true, true],
  );
  assert.deepEqual(
    names.map((name) => traceOf(name, true)),
    [true, true, true, true],
  );
});

test('a path leaves no trace where a marked source has it', (context) => {
  const folder = temporaryFolder(context, { 'logs/deep/x': '', 'logs-2/x': '', '..logs/x': '' });
  symlinkSync(path.join(folder, 'logs'), path.join(folder, 'link'), 'junction');
  const sources = {
    secret: { kind: 'local', path: 'logs', leaveNoTrace: true },
    other: { kind: 'local', path: '..logs', leaveNoTrace: false },
    broken: { kind: 'local', leaveNoTrace: true },
    cloud: { kind: 'cloudwatch', leaveNoTrace: true },
  };
  const known = { sources, settingFolders: [folder], baseFolders: [folder] };
  const isMarked = (name: string): boolean => {
    const source = resolveSource(name, known);
    return typeof source === 'object' && source.kind === 'local' && source.leaveNoTrace === true;
  };
  const marked = [
    'logs',
    './logs/',
    path.join(folder, 'logs'),
    'logs/deep',
    'logs/deep/x',
    'link/deep',
  ];
  assert.deepEqual(
    marked.filter((name) => !isMarked(name)),
    [],
  );
  assert.deepEqual(['.', 'logs-2', '..logs', 'other', '..logs/x'].filter(isMarked), []);
});

test('takes every profile in every region, and places that are unlike', () => {
  const places = (entry: object): unknown => {
    const known = { sources: { all: entry }, settingFolders: [], baseFolders: [] };
    const source = resolveSource('all', known);
    return typeof source === 'object' && source.kind === 'cloudwatch' ? source.places : source;
  };
  const logGroups = ['trail'];
  assert.deepEqual(
    places({ kind: 'cloudwatch', profiles: ['a', 'b'], regions: ['x', 'y'], logGroups }),
    [
      { profile: 'a', region: 'x', logGroups },
      { profile: 'a', region: 'y', logGroups },
      { profile: 'b', region: 'x', logGroups },
      { profile: 'b', region: 'y', logGroups },
    ],
  );
  assert.deepEqual(
    places({
      kind: 'cloudwatch',
      places: [
        { profile: 'a', regions: ['x'], logGroups },
        { regions: ['y'], logGroups: ['other'] },
      ],
    }),
    [
      { profile: 'a', region: 'x', logGroups },
      { profile: undefined, region: 'y', logGroups: ['other'] },
    ],
  );
});

test('takes places of one profile and Region for one', () => {
  const kind = 'cloudwatch';
  const entry = {
    kind,
    places: [
      { profile: 'a', regions: ['x', 'x'], logGroups: ['one', 'two'] },
      { profile: 'a', regions: ['x'], logGroups: ['two', 'three'] },
    ],
  };
  const known = { sources: { all: entry }, settingFolders: [], baseFolders: [] };
  assert.deepEqual(resolveSource('all', known), {
    kind,
    name: 'all',
    places: [{ profile: 'a', region: 'x', logGroups: ['one', 'two', 'three'] }],
  });
});

test('does not take what every object has for a source', () => {
  const known = { sources: settings, settingFolders: [], baseFolders: [] };
  for (const name of ['constructor', '__proto__', 'toString']) {
    assert.equal(typeof resolveSource(name, known), 'string', name);
  }
});

test('says what is wrong with the setting', () => {
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [[], /has to be an object/],
    ['x', /has to be an object/],
    [{ a: 'logs' }, /"a" has to be an object with a kind/],
    [{ a: {} }, /"a" needs a kind/],
    [{ a: { kind: 'local' } }, /"a" needs a path/],
    [{ a: { kind: 'local', path: 7 } }, /"a" needs a path/],
    [{ a: { kind: 'local', path: 'x', leaveNoTrace: 'yes' } }, /leaveNoTrace has to be true or/],
    [{ a: { kind: 'cloudwatch', regions: ['x'] } }, /"a" needs logGroups/],
    [{ a: { kind: 'cloudwatch', logGroups: ['x'], regions: [1] } }, /"a" needs regions/],
    [{ a: { kind: 'cloudwatch', places: [] } }, /"a": its places have to be a list/],
    [{ a: { kind: 'cloudwatch', places: [{ regions: ['x'] }] } }, /"a", place 1, needs logGroups/],
  ];
  for (const [setting, message] of wrong) {
    const problems = sourcesProblems(setting);
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', message);
    assert.deepEqual(sourceNames(setting), []);
  }
  assert.match(
    reasonOf('a', { sources: { a: {} }, settingFolders: [], baseFolders: [] }),
    /needs a kind/,
  );
  assert.deepEqual(sourcesProblems(undefined), []);
  assert.deepEqual(sourcesProblems(settings), []);
  assert.deepEqual(sourceNames(settings), ['lab', 'gone', 'prod']);
});

function reasonOf(name: string, context: SourceContext): string {
  const resolved = resolveSource(name, context);
  return typeof resolved === 'string' ? resolved : '';
}

function local(name: string, place: string): object {
  return { kind: 'local', name, path: place };
}

test('finds the sources that queries themselves name', (context) => {
  const folder = temporaryFolder(context, { 'logs/x': '', 'it/x': '' });
  const found = { sources: settings, settingFolders: [folder], baseFolders: [folder] };
  const names = (query: string, parameters: Readonly<Record<string, string>> = {}) =>
    Object.keys(sourcesNamedIn(query, parameters, found)).toSorted();
  assert.deepEqual(names("SOURCE 'lab', 'it' | limit 1"), ['it', 'lab']);
  assert.deepEqual(names(`join left=a right=b where a.x = b.x (source "logs")`), ['logs']);
  assert.deepEqual(names("SOURCE logGroups(namePrefix: ['l', 'x'])"), ['lab']);
  assert.deepEqual(names("SOURCE '{{where}}'", { where: 'lab' }), ['lab']);
  assert.deepEqual(names("SOURCE 'nowhere'"), []);
  assert.deepEqual(names('$Called() | limit 1'), ['gone', 'lab', 'prod']);
  assert.deepEqual(names(`filter a = "lab" # it's from a source`), []);
  const { lab } = sourcesNamedIn("SOURCE 'lab'", {}, found);
  assert.deepEqual(lab, local('lab', path.join(folder, 'logs')));
});

test('finds tables of the setting and of the file, which win', (context) => {
  const workspace = temporaryFolder(context, { 't/a.csv': '' });
  const own = temporaryFolder(context, { 'b.csv': '' });
  const found = {
    tables: { a: 't/a.csv', b: 't/b.csv', bad: 5 },
    settingFolders: [workspace],
    baseFolders: [own, workspace],
  };
  const written = [
    { name: 'b', path: 'b.csv' },
    { name: 'c', path: 'gone.csv' },
  ];
  assert.deepEqual(tablesOfQuery(written, found), {
    a: path.join(workspace, 't/a.csv'),
    b: path.join(own, 'b.csv'),
    c: path.join(own, 'gone.csv'),
  });
});
