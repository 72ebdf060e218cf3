import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  chosen,
  emptyDraft,
  nameProblem,
  settingEntry,
  type SourceDraft,
  suggestedName,
} from '../../../client/cloud/sources/add-source/draft.ts';
import { logGroupChoices } from '../../../client/cloud/sources/add-source/log-group-choices.ts';
import {
  createLogGroupFinder,
  type FoundLogGroups,
  searchOf,
} from '../../../client/cloud/sources/add-source/log-group-search.ts';
import {
  profileChoices,
  regionChoices,
} from '../../../client/cloud/sources/add-source/place-choices.ts';
import {
  type Answer,
  askInSteps,
  type Step,
} from '../../../client/cloud/sources/add-source/steps.ts';
import { sourcesProblems } from '../../../backends/sources.ts';
import { regions } from '../../../backends/cloudwatch/regions.ts';
import type { LogGroup, LogGroupSearch, Page } from '../../../core/protocol/cloud.ts';

// Steps

interface Known {
  readonly kind?: string;
  readonly region?: string;
  readonly name?: string;
}

/** Steps that take their answers from a list, and note where they stood. */
function scripted(answers: readonly (Known | 'back' | 'cancelled')[]): {
  readonly steps: readonly Step<Known>[];
  readonly log: string[];
} {
  const log: string[] = [];
  let next = 0;
  const ask =
    (name: string): Step<Known>['ask'] =>
    async (state, { number, total, canGoBack }): Promise<Answer<Known>> => {
      log.push(`${name} ${number}/${total}${canGoBack ? ' back' : ''}`);
      const answer = answers[next];
      next += 1;
      if (answer === undefined || typeof answer === 'string') {
        return { kind: answer ?? 'cancelled' };
      }
      return { kind: 'answer', value: { ...state, ...answer } };
    };
  return {
    log,
    steps: [
      { applies: () => true, ask: ask('kind') },
      { applies: ({ kind }) => kind === 'cloud', ask: ask('region') },
      { applies: () => true, ask: ask('name') },
    ],
  };
}

test('questions are put in order, and those that do not apply are left out', async () => {
  const { steps, log } = scripted([{ kind: 'cloud' }, { region: 'r' }, { name: 'n' }]);
  assert.deepEqual(await askInSteps(steps, {}), { kind: 'cloud', region: 'r', name: 'n' });
  assert.deepEqual(log, ['kind 1/2', 'region 2/3 back', 'name 3/3 back']);
  const short = scripted([{ kind: 'file' }, { name: 'n' }]);
  assert.deepEqual(await askInSteps(short.steps, {}), { kind: 'file', name: 'n' });
  assert.deepEqual(short.log, ['kind 1/2', 'name 2/2 back']);
});

test('back leads to the question before that was put', async () => {
  const { steps, log } = scripted([
    { kind: 'file' },
    'back',
    { kind: 'cloud' },
    'back',
    'cancelled',
  ]);
  assert.equal(await askInSteps(steps, {}), undefined);
  assert.deepEqual(
    log.map((line) => line.split(' ')[0]),
    ['kind', 'name', 'kind', 'region', 'kind'],
  );
});

// The draft

const cloud: SourceDraft = {
  ...emptyDraft,
  kind: 'cloudwatch',
  profile: 'audit',
  regions: ['us-east-1'],
  logGroups: [chosen('/org/trail')],
};

const folder = join('/', 'work', 'project');

const entries: readonly [title: string, draft: SourceDraft, entry: unknown][] = [
  [
    'log groups',
    cloud,
    { kind: 'cloudwatch', profile: 'audit', regions: ['us-east-1'], logGroups: ['/org/trail'] },
  ],
  [
    'the environment',
    { ...cloud, profile: undefined },
    { kind: 'cloudwatch', regions: ['us-east-1'], logGroups: ['/org/trail'] },
  ],
  [
    'a class that queries have to know',
    { ...cloud, logGroups: [{ identifier: 'a', logClass: 'INFREQUENT_ACCESS' }] },
    {
      kind: 'cloudwatch',
      profile: 'audit',
      regions: ['us-east-1'],
      logGroups: ['a'],
      class: 'INFREQUENT_ACCESS',
    },
  ],
  [
    'a folder in the workspace',
    { ...emptyDraft, kind: 'folder', path: join(folder, 'logs', 'may') },
    { kind: 'local', path: 'logs/may' },
  ],
  [
    'the workspace itself',
    { ...emptyDraft, kind: 'folder', path: folder },
    { kind: 'local', path: folder },
  ],
  [
    'a file elsewhere',
    { ...emptyDraft, kind: 'file', path: join('/', 'work', 'other.json') },
    { kind: 'local', path: join('/', 'work', 'other.json') },
  ],
];

for (const [title, draft, entry] of entries) {
  test(`the entry of ${title}`, () => {
    assert.deepEqual(settingEntry(draft, folder), entry);
    assert.deepEqual(sourcesProblems({ name: settingEntry(draft, folder) }), []);
  });
}

const names: readonly [draft: SourceDraft, taken: readonly string[], name: string][] = [
  [cloud, [], 'trail'],
  [cloud, ['trail', 'trail-2'], 'trail-3'],
  [
    { ...cloud, logGroups: [chosen('arn:aws:logs:us-east-1:123456789012:log-group:org-trail')] },
    [],
    'org-trail',
  ],
  [{ ...emptyDraft, kind: 'folder', path: '/logs/may/' }, [], 'may'],
  [{ ...emptyDraft, kind: 'file', path: 'C:\\logs\\may.json.gz' }, [], 'may'],
  [{ ...emptyDraft, kind: 'folder', path: '/' }, [], 'source'],
];

for (const [draft, taken, name] of names) {
  test(`the suggested name ${name}`, () => assert.equal(suggestedName(draft, taken), name));
}

test('names are told what is wrong with them', () => {
  assert.equal(nameProblem('prod', ['lab']), undefined);
  assert.match(nameProblem(' ', []) ?? '', /needs a name/);
  assert.match(nameProblem(' lab ', ['lab']) ?? '', /“lab” already/);
  assert.match(nameProblem('a\tb', []) ?? '', /tabs/);
});

// Profiles and Regions

test('profiles say how they get credentials; the environment is the last choice', () => {
  const choices = profileChoices([
    { name: 'audit', region: 'eu-west-1', kind: 'single sign-on' },
    { name: 'prod', region: undefined, kind: 'role of audit' },
  ]);
  assert.deepEqual(
    choices.map(({ label, description, profile }) => [label, description, profile]),
    [
      ['audit', 'single sign-on · eu-west-1', 'audit'],
      ['prod', 'role of audit', 'prod'],
      ['Environment', choices[2]?.description, undefined],
    ],
  );
});

test('chosen Regions come first, then that of the profile, each once', () => {
  const choices = regionChoices(['eu-west-1', 'xx-new-9'], 'us-east-2').map(({ id }) => id);
  assert.deepEqual(choices.slice(0, 3), ['eu-west-1', 'xx-new-9', 'us-east-2']);
  assert.equal(new Set(choices).size, choices.length);
  assert.equal(choices.length, regions.length + 1);
});

// Log groups

const searches: readonly [text: string, search: LogGroupSearch][] = [
  ['', {}],
  ['*', {}],
  ['trail', { pattern: 'trail' }],
  ['/aws/clo', { prefix: '/aws/clo' }],
  ['org*', { prefix: 'org' }],
  ['arn:aws:logs:us-east-1:123456789012:log-group:/org/trail', { prefix: '/org/trail' }],
];

for (const [text, search] of searches) {
  test(`what is asked for “${text}”`, () => {
    assert.deepEqual(searchOf({ text, includeLinked: false }), search);
    assert.deepEqual(searchOf({ text, includeLinked: true }), { ...search, includeLinked: true });
  });
}

function logGroup(name: string): LogGroup {
  return {
    name,
    arn: `arn:aws:logs:us-east-1:123456789012:log-group:${name}`,
    logClass: 'STANDARD',
    storedBytes: 1_500_000_000,
    retentionDays: 90,
  };
}

test('pages add up, and a new text begins anew', async () => {
  const asked: LogGroupSearch[] = [];
  const finder = createLogGroupFinder(
    async (search) => {
      asked.push(search);
      const { pattern = '', nextToken } = search;
      return nextToken === undefined
        ? { items: [logGroup(`${pattern}1`)], nextToken: 'second' }
        : { items: [logGroup(`${pattern}2`)], nextToken: undefined };
    },
    () => {},
  );
  await finder.find(' a ');
  assert.equal(finder.found.hasMore, true);
  await finder.more();
  assert.deepEqual(
    finder.found.items.map(({ name }) => name),
    ['a1', 'a2'],
  );
  assert.equal(finder.found.hasMore, false);
  await finder.includeLinked(true);
  await finder.find('b');
  assert.deepEqual(
    finder.found.items.map(({ name }) => name),
    ['b1'],
  );
  assert.deepEqual(asked.at(-1), { includeLinked: true, pattern: 'b', nextToken: undefined });
});

test('an answer to what was typed before is dropped', async () => {
  const answers: ((page: Page<LogGroup>) => void)[] = [];
  const finder = createLogGroupFinder(
    () => new Promise((resolve) => answers.push(resolve)),
    () => {},
  );
  const searches = [finder.find('a'), finder.find('ab')];
  answers[1]?.({ items: [logGroup('ab')], nextToken: undefined });
  answers[0]?.({ items: [logGroup('a')], nextToken: 'more' });
  await Promise.all(searches);
  assert.deepEqual(
    finder.found.items.map(({ name }) => name),
    ['ab'],
  );
  assert.deepEqual([finder.found.hasMore, finder.found.isBusy], [false, false]);
});

test('what was found stays in sight until something else is', async () => {
  const seen: string[] = [];
  const finder = createLogGroupFinder(
    async ({ pattern = 'a' }) => ({ items: [logGroup(pattern)], nextToken: undefined }),
    () => {
      const { isBusy, items } = finder.found;
      seen.push(`${items.map(({ name }) => name).join(' ')}${isBusy ? ' …' : ''}`);
    },
  );
  await finder.find('');
  await finder.find('b');
  await finder.includeLinked(true);
  assert.deepEqual(seen, [' …', 'a', 'a …', 'b', ' …', 'b']);
});

test('what fails is said, and can be tried again', async () => {
  let isDenied = true;
  const finder = createLogGroupFinder(
    async () => {
      if (isDenied) throw new Error('you may not list log groups');
      return { items: [logGroup('a')], nextToken: undefined };
    },
    () => {},
  );
  await finder.find('org-trail');
  assert.equal(finder.found.problem, 'you may not list log groups');
  const kinds = logGroupChoices(finder.found, []).map(({ kind, label }) => [kind, label]);
  assert.deepEqual(kinds, [
    ['log-group', 'org-trail'],
    ['retry', 'The log groups could not be listed'],
  ]);
  isDenied = false;
  await finder.find('org-trail');
  assert.equal(finder.found.problem, undefined);
});

const found: FoundLogGroups = {
  text: '',
  includeLinked: false,
  items: [logGroup('one'), logGroup('two')],
  hasMore: true,
  isBusy: false,
  problem: undefined,
};

const choices: readonly [
  title: string,
  changes: Partial<FoundLogGroups>,
  chosen: readonly string[],
  lines: readonly string[],
][] = [
  ['what was found', {}, [], ['one', 'two', 'More log groups…']],
  ['what is chosen, first', {}, ['two', 'old'], ['[two]', '[old]', 'one', 'More log groups…']],
  ['what is typed', { text: 'new', hasMore: false }, [], ['one', 'two', 'new']],
  ['what is typed and found', { text: 'two', hasMore: false }, [], ['one', 'two']],
  ['what no log group is called', { text: 'a b', hasMore: false }, [], ['one', 'two']],
  ['nothing to be done while it is busy', { isBusy: true }, [], ['one', 'two']],
];

for (const [title, changes, already, lines] of choices) {
  test(`the list has ${title}`, () => {
    const list = logGroupChoices(
      { ...found, ...changes },
      already.map((name) => chosen(name)),
    );
    assert.deepEqual(
      list.map((line) =>
        line.kind === 'log-group' && line.isChosen ? `[${line.label}]` : line.label,
      ),
      lines,
    );
  });
}

test('a log group shows class, size and retention; of a linked account its number and ARN', () => {
  const [own] = logGroupChoices(found, []);
  assert.equal(own?.description, 'Standard · 1.5 GB · kept 90 days');
  const [linked] = logGroupChoices({ ...found, includeLinked: true }, []);
  assert.equal(linked?.description, 'account 123456789012 · Standard · 1.5 GB · kept 90 days');
  assert.equal(linked?.kind === 'log-group' && linked.logGroup.identifier, logGroup('one').arn);
  assert.equal(linked?.label, 'one');
});
