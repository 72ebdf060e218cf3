import type { SavedQuery } from '#protocol/cloud.ts';

/** What stands in a folder of saved queries: folders first, both in the order of their names. */
export type SavedQueryNode = SavedQueryFolder | SavedQueryLeaf;

export interface SavedQueryFolder {
  readonly kind: 'folder';
  /** The last part of its path. */
  readonly label: string;
  /** The names of all folders down to it, joined by slashes. */
  readonly path: string;
  readonly children: readonly SavedQueryNode[];
}

export interface SavedQueryLeaf {
  readonly kind: 'query';
  /** The name without its folders. */
  readonly label: string;
  readonly query: SavedQuery;
}

/** Saved queries as the console shows them: `folder/name` is the query `name` in that folder. */
export function savedQueryTree(queries: readonly SavedQuery[]): readonly SavedQueryNode[] {
  const entries = queries.map((query) => ({ query, parts: partsOf(query.name) }));
  return nodesOf(entries, []);
}

interface Entry {
  readonly query: SavedQuery;
  /** Of its name, from where the folder ends; at least one. */
  readonly parts: readonly string[];
}

function nodesOf(entries: readonly Entry[], path: readonly string[]): readonly SavedQueryNode[] {
  const below = entries.filter(({ parts }) => parts.length > 1);
  const labels = [...new Set(below.map(({ parts }) => parts[0] ?? ''))].sort(compare);
  const folders = labels.map((label): SavedQueryFolder => {
    const inside = [...path, label];
    const children = below
      .filter(({ parts }) => parts[0] === label)
      .map(({ query, parts }) => ({ query, parts: parts.slice(1) }));
    return { kind: 'folder', label, path: inside.join('/'), children: nodesOf(children, inside) };
  });
  const leaves = entries
    .filter(({ parts }) => parts.length === 1)
    .map(({ query, parts }): SavedQueryLeaf => ({ kind: 'query', label: parts[0] ?? '', query }));
  return [...folders, ...leaves.sort((a, b) => compare(a.label, b.label))];
}

/** A name such as `a//b` or `/a` has no folders without a name. */
function partsOf(name: string): readonly string[] {
  const parts = name.split('/').filter((part) => part !== '');
  return parts.length === 0 ? [name] : parts;
}

const compare = new Intl.Collator('en', { numeric: true }).compare;
