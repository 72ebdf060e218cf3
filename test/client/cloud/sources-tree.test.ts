import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Explorer } from '../../../client/cloud/explorer.ts';
import {
  accountOf,
  describeSource,
  shortLogGroup,
  sourceFacts,
} from '../../../client/cloud/sources/describe-source.ts';
import { starterQuery } from '../../../client/cloud/sources/starter-query.ts';
import { viewOf } from '../../../client/cloud/sources/tree/node-view.ts';
import { rootNodes } from '../../../client/cloud/sources/tree/root-nodes.ts';
import { childrenOf, moreOf } from '../../../client/cloud/sources/tree/tree-children.ts';
import type { TreeNode } from '../../../client/cloud/sources/tree/tree-nodes.ts';
import { createTreeStore, type TreeStore } from '../../../client/cloud/sources/tree/tree-store.ts';
import type { LogGroup, SavedQuery } from '../../../core/protocol/cloud.ts';
import { fakeExplorer } from './fake-explorer.ts';

const sources = {
  lab: { kind: 'local', path: 'logs/' },
  prod: {
    kind: 'cloudwatch',
    profile: 'audit',
    regions: ['us-east-1', 'eu-west-1'],
    logGroups: ['org-trail', 'arn:aws:logs:us-east-1:123456789012:log-group:linked'],
  },
  broken: { kind: 'cloudwatch' },
};

function logGroup(name: string): LogGroup {
  return {
    name,
    arn: `arn:aws:logs:us-east-1:123456789012:log-group:${name}`,
    logClass: 'INFREQUENT_ACCESS',
    storedBytes: 42,
    retentionDays: undefined,
  };
}

function savedQuery(name: string): SavedQuery {
  return { id: name, name, text: name, logGroups: [], parameters: [], lastModified: undefined };
}

/** A tree whose requests are counted. */
function tree(answers: Partial<Explorer>): { readonly store: TreeStore; readonly loads: string[] } {
  const loads: string[] = [];
  const services = { explorer: fakeExplorer(answers), locate: (path: string) => `/logs/${path}` };
  const store = createTreeStore({
    children: async (node) => {
      loads.push(node.id);
      return await childrenOf(node, services);
    },
    more: (node) => moreOf(node, services),
  });
  return { store, loads };
}

/** Opens lines by their labels, and gives those below the last. */
async function below(
  { store }: { readonly store: TreeStore },
  ...labels: readonly string[]
): Promise<readonly TreeNode[]> {
  let nodes: readonly TreeNode[] = rootNodes(sources, undefined);
  for (const label of labels) {
    const node = nodes.find((one) => viewOf(one).label === label);
    assert.ok(node, `"${label}" is not among ${labelsOf(nodes).join(', ')}`);
    nodes = await store.children(node);
  }
  return nodes;
}

const labelsOf = (nodes: readonly TreeNode[]): readonly string[] =>
  nodes.map((node) => viewOf(node).label);

test('the sources of the setting, each with what it is', () => {
  const views = rootNodes(sources, { nameOrPath: 'prod', label: 'prod' }).map(viewOf);
  assert.deepEqual(
    views.map(({ label, description, icon, context }) => [label, description, icon, context]),
    [
      ['lab', 'Files · logs/', 'folder-library', 'source.named.other'],
      [
        'prod',
        'active · CloudWatch · audit · us-east-1, eu-west-1 · org-trail, linked',
        'cloud',
        'source.named.active',
      ],
      ['broken', 'Cannot be used: see its tooltip', 'warning', 'source.named.other'],
    ],
  );
  assert.match(views[2]?.spoken ?? '', /broken, wrong: .*logGroups/);
});

test('an active source that is a path comes first; one that was a name is told to be gone', () => {
  const [path] = rootNodes(sources, { nameOrPath: '/logs/may', label: 'may' });
  assert.deepEqual(path && [path.label, path.isNamed, path.isActive, path.facts], [
    'may',
    false,
    true,
    { kind: 'local', path: '/logs/may' },
  ]);
  const [gone] = rootNodes({}, { nameOrPath: 'prod', label: 'prod' });
  assert.equal(gone?.facts.kind, 'wrong');
  assert.deepEqual(rootNodes({}, undefined), []);
});

test('below files is where they are, below a mistake what it is', async () => {
  const parts = tree({});
  const [path] = await below(parts, 'lab');
  assert.deepEqual(path && viewOf(path).tooltip, '/logs/logs/');
  const [problem] = await below(parts, 'broken');
  assert.match(problem?.kind === 'problem' ? problem.message : '', /needs logGroups/);
  assert.equal(problem && viewOf(problem).command?.id, 'ctq.sources.edit');
});

test('below a cloud are its places, their log groups and saved queries', async () => {
  const parts = tree({
    logGroups: async (_, { prefix = '', includeLinked }) => ({
      items: includeLinked === true ? [logGroup(prefix)] : [logGroup(`${prefix}-old`)],
      nextToken: undefined,
    }),
    savedQueries: async () => ['b', 'team/a'].map(savedQuery),
  });
  const places = await below(parts, 'prod');
  assert.deepEqual(labelsOf(places), ['us-east-1', 'eu-west-1']);
  const lines = await below(parts, 'prod', 'us-east-1');
  assert.deepEqual(
    lines.map((node) => [viewOf(node).label, viewOf(node).description]),
    [
      ['org-trail', 'not found'],
      ['linked', 'Infrequent access · 42 B · never expires'],
      ['Saved Queries', undefined],
    ],
  );
  assert.deepEqual(labelsOf(await below(parts, 'prod', 'us-east-1', 'Saved Queries')), [
    'team',
    'b',
  ]);
  const [query] = await below(parts, 'prod', 'us-east-1', 'Saved Queries', 'team');
  assert.deepEqual(query?.kind === 'savedQuery' && query.savedQuery, {
    place: { profile: 'audit', region: 'us-east-1' },
    query: savedQuery('team/a'),
    source: 'prod',
  });
});

test('the only place of a source is open', async () => {
  const [one] = rootNodes({ one: { ...sources.prod, regions: ['us-east-1'] } }, undefined);
  assert.ok(one);
  const [place] = await tree({}).store.children(one);
  assert.equal(place && viewOf(place).opens, 'expanded');
});

test('log groups that cannot be looked up are there, under the reason', async () => {
  const parts = tree({
    logGroups: async () => {
      throw new Error('you may not list log groups');
    },
  });
  const lines = await below(parts, 'prod', 'us-east-1');
  assert.deepEqual(labelsOf(lines), [
    'you may not list log groups',
    'org-trail',
    'linked',
    'Saved Queries',
  ]);
  assert.deepEqual(lines[1] && viewOf(lines[1]).icon, 'database');
});

test('log streams come in pages, the time of their latest event beside them', async () => {
  let isDown = false;
  const parts = tree({
    logGroups: async () => ({ items: [logGroup('org-trail')], nextToken: undefined }),
    logStreams: async (_, { nextToken }) => {
      if (isDown) throw new Error('no network');
      return nextToken === undefined
        ? { items: [{ name: 'one', lastEvent: 0 }], nextToken: 'second' }
        : { items: [{ name: 'two', lastEvent: undefined }], nextToken: undefined };
    },
  });
  const path = ['prod', 'us-east-1', 'org-trail'] as const;
  const lines = await below(parts, ...path);
  assert.deepEqual(
    lines.map((node) => [viewOf(node).label, viewOf(node).description]),
    [
      ['one', '1970-01-01 00:00:00 UTC'],
      ['More log streams…', undefined],
    ],
  );
  const [, more] = lines;
  assert.ok(more?.kind === 'more');
  isDown = true;
  await parts.store.more(more);
  assert.deepEqual(labelsOf(await below(parts, ...path)), [
    'one',
    'no network',
    'More log streams…',
  ]);
  isDown = false;
  await parts.store.more(more);
  assert.deepEqual(labelsOf(await below(parts, ...path)), ['one', 'two']);
  // Its page is there already.
  await parts.store.more(more);
  assert.equal((await below(parts, ...path)).length, 2);
});

test('what is loaded is kept until it is forgotten, with all that is below it', async () => {
  const parts = tree({
    logGroups: async () => ({ items: [], nextToken: undefined }),
    logStreams: async () => ({ items: [], nextToken: undefined }),
  });
  const { store, loads } = parts;
  const path = ['prod', 'us-east-1', 'org-trail'] as const;
  await below(parts, ...path);
  await below(parts, ...path);
  assert.equal(loads.length, 3);
  const [, prod] = rootNodes(sources, undefined);
  store.forget(prod);
  await below(parts, ...path);
  assert.equal(loads.length, 6);
  store.forget();
  await below(parts, ...path);
  assert.equal(loads.length, 9);
});

test('a failure is a line that can be chosen to try again', async () => {
  let isDenied = true;
  const parts = tree({
    logGroups: async () => ({ items: [], nextToken: undefined }),
    savedQueries: async () => {
      if (isDenied) throw new Error('denied');
      return [];
    },
  });
  const path = ['prod', 'us-east-1', 'Saved Queries'] as const;
  const [problem] = await below(parts, ...path);
  assert.ok(problem?.kind === 'problem');
  assert.equal(viewOf(problem).command?.id, 'ctq.sources.refresh');
  isDenied = false;
  parts.store.forget(problem.above);
  assert.deepEqual(await below(parts, ...path), []);
});

test('every line has an id of its own', async () => {
  const parts = tree({
    logGroups: async () => ({ items: [], nextToken: undefined }),
    savedQueries: async () => ['a', 'a/b'].map(savedQuery),
  });
  const nodes = [
    ...(await below(parts)),
    ...(await below(parts, 'prod')),
    ...(await below(parts, 'prod', 'us-east-1')),
    ...(await below(parts, 'prod', 'eu-west-1')),
    ...(await below(parts, 'prod', 'us-east-1', 'Saved Queries')),
  ];
  assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
});

const described: readonly [entry: unknown, text: string][] = [
  [{ kind: 'local', path: '~/logs' }, 'Files · ~/logs'],
  [{ kind: 'local', path: 'x', leaveNoTrace: true }, 'Files · x · leaves no trace'],
  [sources.prod, 'CloudWatch · audit · us-east-1, eu-west-1 · org-trail, linked'],
  [
    { kind: 'cloudwatch', regions: ['us-east-1'], logGroups: ['a', 'b', 'c', 'd', 'e'] },
    'CloudWatch · us-east-1 · a, b, c, 2 more',
  ],
  [
    {
      kind: 'cloudwatch',
      places: [
        { profiles: ['one', 'two'], regions: ['us-east-1'], logGroups: ['trail'] },
        { profile: 'three', regions: ['eu-west-1'], logGroups: ['trail'] },
      ],
    },
    'CloudWatch · one, two, three · us-east-1, eu-west-1 · trail',
  ],
  ['nonsense', 'Cannot be used: see its tooltip'],
];

for (const [entry, text] of described) {
  test(`a source as a line: ${text}`, () =>
    assert.equal(describeSource(sourceFacts('name', entry)), text));
}

test('names and accounts in ARNs', () => {
  const arn = 'arn:aws-cn:logs:cn-north-1:123456789012:log-group:/org/trail:*';
  assert.deepEqual([shortLogGroup(arn), accountOf(arn)], ['/org/trail', '123456789012']);
  assert.deepEqual(
    [shortLogGroup('/org/trail'), accountOf('/org/trail')],
    ['/org/trail', undefined],
  );
});

test('a new query begins where it was asked for', () => {
  assert.equal(
    starterQuery({ source: 'prod', kind: 'cloudwatch', logGroup: "it's", logStream: 'a\\b' }),
    [
      '# @source prod',
      '# @range -1h',
      '',
      '### Latest events',
      'fields @timestamp, eventName, eventSource, userIdentity.arn, sourceIPAddress',
      "| filter @log like 'it\\'s'",
      "| filter @logStream = 'a\\\\b'",
      '| sort @timestamp desc',
      '| limit 100',
      '',
    ].join('\n'),
  );
  const plain = starterQuery({ source: undefined, kind: 'local' });
  assert.ok(plain.startsWith('### Latest events\n'));
});
