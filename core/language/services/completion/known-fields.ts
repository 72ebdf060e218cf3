import { sourceName } from '../../analysis/known-sources.ts';
import type { Query } from '../../syntax/ast.ts';
import type { Document } from '../document.ts';

/** A field that events of a source have. */
export interface KnownField {
  readonly name: string;
  /** Of the events looked at, how many have it: 0 to 100. */
  readonly percent: number;
}

/** What is known of the data that queries run on. */
export interface KnownData {
  /** By the name of their source, or its path, as a query writes it. */
  readonly fields: ReadonlyMap<string, readonly KnownField[]>;
  /** The source of queries that name none. */
  readonly activeSource: string | undefined;
}

/** Of no source anything. */
export const nothingKnown: KnownData = { fields: new Map(), activeSource: undefined };

/** The fields that events of a query's source are known to have. */
export const knownFieldsOf = (
  { file }: Document,
  { directives }: Query,
  { fields, activeSource }: KnownData,
): readonly KnownField[] => {
  const source = sourceName([...file.directives, ...directives], activeSource);
  return source === undefined ? [] : (fields.get(source) ?? []);
};
