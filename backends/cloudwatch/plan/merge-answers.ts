import type { CloudWatchPlace, Column } from '#protocol/results.ts';
import type { Merge } from './cloud-plan.ts';
import type { Manner } from './manner.ts';
import { GroupsMerge } from './merge-groups.ts';
import { RowsMerge } from './merge-rows.ts';
import type { ReadyCloudQuery } from './prepare-cloud-query.ts';

export interface MergeGiven {
  readonly ready: ReadyCloudQuery;
  readonly manner: Manner;
  readonly places: readonly CloudWatchPlace[];
  /** Of the answer, those of origin included. */
  readonly columns: readonly Column[];
}

/** An empty merge of the answers to what a plan sends. */
export function createMerge(given: MergeGiven): Merge {
  const { manner } = given;
  return manner.kind === 'groups' ? new GroupsMerge(given, manner) : new RowsMerge(given, manner);
}
