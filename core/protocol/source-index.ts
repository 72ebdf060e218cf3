/*
 * What is found out about the events of a local source, for completion: nothing of it leaves the
 * machine.
 */

import {
  isArrayOf,
  isBoolean,
  isCount,
  isNumber,
  isObjectOf,
  isOneOf,
  isOptional,
  isString,
} from './guard.ts';
import type { LocalSource } from './results.ts';
import type { SourceField, SourceValue } from './server.ts';

/** Asks for the index of a source under a name that the client chose. */
export interface IndexRequest {
  readonly indexId: string;
  readonly source: LocalSource;
  /** The stamp of an index that is there already: the source is read only if it has changed. */
  readonly unless?: string | undefined;
}

export interface IndexReference {
  readonly indexId: string;
}

/** How far the reading has come, in files. */
export interface IndexProgress extends IndexReference {
  readonly done: number;
  readonly total: number;
}

export interface SourceIndex {
  /** Differs once files have come, gone or grown. */
  readonly stamp: string;
  /** Events that were looked at: all of a small source, a sample of a large one. */
  readonly events: number;
  /** The fields that they have, the commonest first. */
  readonly fields: readonly SourceField[];
}

export const isSourceField = isObjectOf<SourceField>({
  name: isString,
  percent: isNumber,
  example: isOptional(isString),
  values: isOptional(isArrayOf(isObjectOf<SourceValue>({ value: isString, percent: isNumber }))),
});

export const isLocalSource = isObjectOf<LocalSource>({
  kind: isOneOf('local'),
  name: isString,
  path: isString,
  leaveNoTrace: isOptional(isBoolean),
});

export const isIndexRequest = isObjectOf<IndexRequest>({
  indexId: isString,
  source: isLocalSource,
  unless: isOptional(isString),
});

export const isIndexReference = isObjectOf<IndexReference>({ indexId: isString });

export const isIndexProgress = isObjectOf<IndexProgress>({
  indexId: isString,
  done: isCount,
  total: isCount,
});

export const isSourceIndex = isObjectOf<SourceIndex>({
  stamp: isString,
  events: isCount,
  fields: isArrayOf(isSourceField),
});
