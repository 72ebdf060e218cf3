import { env, window, workspace } from 'vscode';
import { isObject } from '#protocol/guard.ts';
import type { Command } from '../../commands/command.ts';
import { addSource } from './add-source/add-source.ts';
import { shortLogGroup } from './describe-source.ts';
import { editSources, entriesIn, scopeOf, writeEntries } from './sources-setting.ts';
import { type StarterPlace, starterQuery } from './starter-query.ts';
import type { LogGroupNode, SourceNode, TreeNode } from './tree/tree-nodes.ts';

/** The commands on sources, by id. The menus of the tree hand over the line that they are called on. */
export const sourceCommands = {
  addSource: async (context) => {
    await addSource(context);
  },

  setActive: async ({ activeSource }, line) => {
    const source = sourceOf(line);
    if (source === undefined) return;
    await activeSource.choose({ nameOrPath: source.nameOrPath, label: source.label });
  },

  copyName: async (_, line) => {
    const name = nameOf(nodeOf(line));
    if (name !== undefined) await env.clipboard.writeText(name);
  },

  newQuery: async ({ activeSource }, line) => {
    const place = starterPlace(nodeOf(line)) ?? {
      source: activeSource.current?.nameOrPath,
      kind: 'local',
    };
    const content = starterQuery(place);
    const document = await workspace.openTextDocument({ language: 'ctq', content });
    await window.showTextDocument(document, { preview: false });
  },

  refresh: ({ sourcesView }, line) => sourcesView.refresh(nodeOf(line)),

  more: async ({ sourcesView }, line) => {
    const node = nodeOf(line);
    if (node?.kind === 'more') await sourcesView.more(node);
  },

  edit: async (_, line) => {
    const source = sourceOf(line);
    await editSources((source && scopeOf(source.nameOrPath)) ?? 'user');
  },

  remove: async ({ activeSource }, line) => {
    const name = sourceOf(line)?.nameOrPath;
    if (name === undefined || !(await removeSource(name))) return;
    // The settings of another scope may have one of that name as well.
    if (scopeOf(name) === undefined) await activeSource.forget(name);
  },
} as const satisfies Readonly<Record<string, Command>>;

/** True where it is gone from the settings that had it. */
async function removeSource(name: string): Promise<boolean> {
  const scope = scopeOf(name);
  if (scope === undefined) {
    // A folder of the workspace has settings of its own, which are edited in their file.
    await editSources('workspace');
    return false;
  }
  const remove = 'Remove';
  const choice = await window.showWarningMessage(
    `CTQ: remove the source “${name}” from the ${scope} settings?`,
    { modal: true, detail: 'Its logs stay as they are. Queries that name it will not run.' },
    remove,
  );
  if (choice !== remove) return false;
  const { [name]: _removed, ...others } = entriesIn(scope);
  await writeEntries(scope, others);
  return true;
}

const kinds: ReadonlySet<unknown> = new Set<TreeNode['kind']>([
  'source',
  'path',
  'place',
  'logGroup',
  'logStream',
  'savedQueries',
  'savedQueryFolder',
  'savedQuery',
  'more',
  'problem',
]);

/** The line that a menu handed over; undefined where the command was called in another way. */
function nodeOf(line: unknown): TreeNode | undefined {
  return isNode(line) ? line : undefined;
}

function isNode(line: unknown): line is TreeNode {
  return isObject(line) && typeof line['id'] === 'string' && kinds.has(line['kind']);
}

/** The source of a line that is one, or that says what is wrong with one. */
function sourceOf(line: unknown): SourceNode | undefined {
  const node = nodeOf(line);
  if (node?.kind === 'problem') return sourceOf(node.above);
  return node?.kind === 'source' ? node : undefined;
}

function nameOf(node: TreeNode | undefined): string | undefined {
  switch (node?.kind) {
    case 'source':
      return node.nameOrPath;
    case 'path':
      return node.location;
    case 'place':
      return node.place.region;
    case 'logGroup':
      return node.identifier;
    case 'logStream':
      return node.stream.name;
    case 'savedQuery':
      return node.savedQuery.query.name;
    default:
      return undefined;
  }
}

function starterPlace(node: TreeNode | undefined): StarterPlace | undefined {
  switch (node?.kind) {
    case 'source':
      return { source: node.nameOrPath, kind: node.facts.kind };
    case 'logGroup':
      return placeIn(node);
    case 'logStream':
      return { ...placeIn(node.logGroup), logStream: node.stream.name };
    default:
      return undefined;
  }
}

/** A source with one log group needs no filter. */
function placeIn({ source, identifier }: LogGroupNode): StarterPlace {
  const { facts, nameOrPath } = source;
  const groups =
    facts.kind === 'cloudwatch' ? facts.places.flatMap((place) => place.logGroups) : [];
  const isOnly = new Set(groups).size === 1;
  return {
    source: nameOrPath,
    kind: facts.kind,
    logGroup: isOnly ? undefined : shortLogGroup(identifier),
  };
}
