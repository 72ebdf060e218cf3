import { type EventModels, noEventModels } from '../catalogue/events/event-models.ts';
import { sourceName } from '../analysis/known-sources.ts';
import type { Query } from '../syntax/ast.ts';
import type { Document } from './document.ts';

/** A field that events of a source have. */
export interface KnownField {
  readonly name: string;
  /** Of the events looked at, how many have it: 0 to 100. */
  readonly percent: number;
  /** A value that occurs. */
  readonly example?: string | undefined;
  /** The commonest values, where they are few enough to be worth knowing; the commonest first. */
  readonly values?: readonly KnownValue[] | undefined;
}

export interface KnownValue {
  readonly value: string;
  /** Of the events looked at, how many have it there: 0 to 100. */
  readonly percent: number;
}

/** What is known of the data that queries run on, and of events in general. */
export interface KnownData {
  readonly models: EventModels;
  /** By the name of their source, or its path, as a query writes it. */
  readonly fields: ReadonlyMap<string, readonly KnownField[]>;
  /** The names of the sources that are set up. */
  readonly sources: readonly string[];
  /** The source of queries that name none. */
  readonly activeSource: string | undefined;
}

/** Of no source anything. */
export const nothingKnown: KnownData = {
  models: noEventModels,
  fields: new Map(),
  sources: [],
  activeSource: undefined,
};

/** The fields that events of a query's source are known to have. */
export const knownFieldsOf = (
  { file }: Document,
  { directives }: Query,
  { fields, activeSource }: KnownData,
): readonly KnownField[] => {
  const source = sourceName([...file.directives, ...directives], activeSource);
  return source === undefined ? [] : (fields.get(source) ?? []);
};
