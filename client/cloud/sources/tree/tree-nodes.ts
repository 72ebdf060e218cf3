import type { CloudPlace, LogGroup, LogStream } from '#protocol/cloud.ts';
import type { CloudWatchPlace } from '#protocol/results.ts';
import type { SavedQueryTarget } from '../../saved/saved-query-target.ts';
import type { SavedQueryNode as SavedQueryEntry } from '../../saved/saved-query-tree.ts';
import type { SourceFacts } from '../describe-source.ts';

/** A line of the tree of sources. */
export type TreeNode =
  | SourceNode
  | PathNode
  | PlaceNode
  | LogGroupNode
  | LogStreamNode
  | SavedQueriesNode
  | SavedQueryFolderNode
  | SavedQueryNode
  | MoreNode
  | ProblemNode;

interface Line {
  /** Begins with that of the line above it, and stays the same when the tree is made anew. */
  readonly id: string;
}

export interface SourceNode extends Line {
  readonly kind: 'source';
  /** A name of the setting, or a path. */
  readonly nameOrPath: string;
  readonly label: string;
  readonly facts: SourceFacts;
  readonly isActive: boolean;
  /** False for a path that was chosen and has no name. */
  readonly isNamed: boolean;
}

/** Where the files of a source are. */
export interface PathNode extends Line {
  readonly kind: 'path';
  readonly path: string;
  /** Absolute. */
  readonly location: string;
}

/** A profile and Region of a source. */
export interface PlaceNode extends Line {
  readonly kind: 'place';
  readonly source: SourceNode;
  readonly place: CloudWatchPlace;
  /** The only one of its source. */
  readonly isOnly: boolean;
}

export interface LogGroupNode extends Line {
  readonly kind: 'logGroup';
  readonly source: SourceNode;
  readonly place: CloudPlace;
  /** A name or an ARN, as the source says it. */
  readonly identifier: string;
  /** Undefined where it is not there. */
  readonly details: LogGroup | undefined;
  /** True where nobody knows whether it is there: it could not be looked up. */
  readonly isUnsure: boolean;
}

export interface LogStreamNode extends Line {
  readonly kind: 'logStream';
  readonly logGroup: LogGroupNode;
  readonly stream: LogStream;
}

/** The saved queries of a place. */
export interface SavedQueriesNode extends Line {
  readonly kind: 'savedQueries';
  readonly source: SourceNode;
  readonly place: CloudPlace;
}

export interface SavedQueryFolderNode extends Line {
  readonly kind: 'savedQueryFolder';
  readonly label: string;
  readonly above: SavedQueriesNode;
  readonly entries: readonly SavedQueryEntry[];
}

/** `savedQuery` is what the commands on saved queries look for. */
export interface SavedQueryNode extends Line {
  readonly kind: 'savedQuery';
  readonly label: string;
  readonly savedQuery: SavedQueryTarget;
}

/** Loads the next page of log streams when it is chosen. */
export interface MoreNode extends Line {
  readonly kind: 'more';
  readonly logGroup: LogGroupNode;
  readonly nextToken: string;
}

/** Says what could not be loaded; choosing it tries again. */
export interface ProblemNode extends Line {
  readonly kind: 'problem';
  readonly message: string;
  /** The line whose children it stands for. */
  readonly above: TreeNode;
}

export function problemNode(above: TreeNode, message: string): ProblemNode {
  return { kind: 'problem', id: `${above.id}/problem`, message, above };
}
