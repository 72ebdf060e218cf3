import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type SavedQueryNode,
  savedQueryTree,
} from '../../../client/cloud/saved/saved-query-tree.ts';

/** The tree as lines, folders with a slash. */
function lines(nodes: readonly SavedQueryNode[], depth = 0): readonly string[] {
  return nodes.flatMap((node) =>
    node.kind === 'folder'
      ? [`${' '.repeat(depth)}${node.label}/ (${node.path})`, ...lines(node.children, depth + 1)]
      : [`${' '.repeat(depth)}${node.label}`],
  );
}

function treeOf(...names: readonly string[]): readonly string[] {
  const queries = names.map((name, index) => ({
    id: String(index),
    name,
    text: 'limit 1',
    logGroups: [],
    parameters: [],
    lastModified: undefined,
  }));
  return lines(savedQueryTree(queries));
}

test('names become folders and queries, folders first, in order', () => {
  assert.deepEqual(treeOf('b', 'x/q10', 'a', 'x/y/z', 'x/q2', 'é', 'A/only'), [
    'A/ (A)',
    ' only',
    'x/ (x)',
    ' y/ (x/y)',
    '  z',
    ' q2',
    ' q10',
    'a',
    'b',
    'é',
  ]);
});

test('a folder and a query may share a name, and so may two queries', () => {
  assert.deepEqual(treeOf('a', 'a/b', 'a'), ['a/ (a)', ' b', 'a', 'a']);
});

test('no folder is without a name', () => {
  assert.deepEqual(treeOf('/a', 'b//c', 'd/', '/'), ['b/ (b)', ' c', '/', 'a', 'd']);
});

test('names of objects are names', () => {
  assert.deepEqual(treeOf('__proto__/x', 'constructor'), [
    '__proto__/ (__proto__)',
    ' x',
    'constructor',
  ]);
  assert.deepEqual(treeOf(), []);
});
