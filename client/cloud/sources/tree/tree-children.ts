import type { CloudPlace } from '#protocol/cloud.ts';
import type { CloudWatchPlace } from '#protocol/results.ts';
import {
  type SavedQueryNode as SavedQueryEntry,
  savedQueryTree,
} from '../../saved/saved-query-tree.ts';
import type { Explorer } from '../../explorer.ts';
import { lookUpLogGroups } from './look-up-log-groups.ts';
import {
  type LogGroupNode,
  type MoreNode,
  type PlaceNode,
  problemNode,
  type SavedQueriesNode,
  type SourceNode,
  type TreeNode,
} from './tree-nodes.ts';

export interface TreeServices {
  readonly explorer: Explorer;
  /** Where a path of the setting leads. */
  readonly locate: (path: string) => string;
}

/** The lines below a line. Rejects where they cannot be loaded. */
export async function childrenOf(
  node: TreeNode,
  services: TreeServices,
): Promise<readonly TreeNode[]> {
  switch (node.kind) {
    case 'source':
      return belowSource(node, services);
    case 'place':
      return await belowPlace(node, services);
    case 'logGroup':
      return await streamsOf(node, undefined, services);
    case 'savedQueries':
      return await savedQueriesOf(node, services);
    case 'savedQueryFolder':
      return entryNodes(node.entries, node.above);
    case 'path':
    case 'logStream':
    case 'savedQuery':
    case 'more':
    case 'problem':
      return [];
  }
}

/** The page of log streams that a line “more” stands for. */
export async function moreOf(
  { logGroup, nextToken }: MoreNode,
  services: TreeServices,
): Promise<readonly TreeNode[]> {
  return await streamsOf(logGroup, nextToken, services);
}

function belowSource(source: SourceNode, { locate }: TreeServices): readonly TreeNode[] {
  const { id, facts } = source;
  switch (facts.kind) {
    case 'wrong':
      return [problemNode(source, facts.message)];
    case 'local':
      return [{ kind: 'path', id: `${id}/path`, path: facts.path, location: locate(facts.path) }];
    case 'cloudwatch':
      return facts.places.map((place, index) => ({
        kind: 'place',
        id: `${id}/${index}:${place.profile ?? ''}@${place.region}`,
        source,
        place,
        isOnly: facts.places.length === 1,
      }));
  }
}

async function belowPlace(
  node: PlaceNode,
  { explorer }: TreeServices,
): Promise<readonly TreeNode[]> {
  const { id, source } = node;
  const place = placeOf(node.place);
  const { found, problem } = await lookUpLogGroups(explorer, node.place);
  const logGroups = node.place.logGroups.map((identifier, index): LogGroupNode => ({
    kind: 'logGroup',
    id: `${id}/${index}:${identifier}`,
    source,
    place,
    identifier,
    details: found.get(identifier),
    isUnsure: problem !== undefined,
  }));
  return [
    ...(problem === undefined ? [] : [problemNode(node, problem)]),
    ...logGroups,
    { kind: 'savedQueries', id: `${id}/saved`, source, place },
  ];
}

/** The log groups are left out, which the requests do not know. */
function placeOf({ profile, region }: CloudWatchPlace): CloudPlace {
  return { profile, region };
}

async function streamsOf(
  logGroup: LogGroupNode,
  token: string | undefined,
  { explorer }: TreeServices,
): Promise<readonly TreeNode[]> {
  const { id, place, identifier } = logGroup;
  const search = { logGroup: identifier, nextToken: token };
  const { items, nextToken } = await explorer.logStreams(place, search);
  const streams = items.map((stream): TreeNode => ({
    kind: 'logStream',
    id: `${id}/stream:${stream.name}`,
    logGroup,
    stream,
  }));
  if (nextToken === undefined) return streams;
  return [...streams, { kind: 'more', id: `${id}/more`, logGroup, nextToken }];
}

async function savedQueriesOf(
  node: SavedQueriesNode,
  { explorer }: TreeServices,
): Promise<readonly TreeNode[]> {
  return entryNodes(savedQueryTree(await explorer.savedQueries(node.place)), node);
}

function entryNodes(
  entries: readonly SavedQueryEntry[],
  above: SavedQueriesNode,
): readonly TreeNode[] {
  const { id, place, source } = above;
  return entries.map((entry) =>
    entry.kind === 'folder'
      ? {
          kind: 'savedQueryFolder',
          id: `${id}/folder:${entry.path}`,
          label: entry.label,
          above,
          entries: entry.children,
        }
      : {
          kind: 'savedQuery',
          id: `${id}/query:${entry.query.id}`,
          label: entry.label,
          savedQuery: { place, query: entry.query, source: source.nameOrPath },
        },
  );
}
