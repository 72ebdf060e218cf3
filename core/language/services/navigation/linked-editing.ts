import type { Position, Range } from 'vscode-languageserver-types';
import type { Document } from '../document.ts';
import { offsetAt, rangeOf } from '../ranges.ts';
import { symbolAt } from './symbol-at.ts';

/** Places with the same text that an editor changes together. */
export interface LinkedPlaces {
  readonly ranges: Range[];
  /** What the text may become. */
  readonly wordPattern: string;
}

/** The places of a parameter, so that its braces and its `@param` line change together. */
export const linkedEditing = (document: Document, position: Position): LinkedPlaces | undefined => {
  const symbol = symbolAt(document, offsetAt(document, position));
  if (symbol?.kind !== 'parameter' || symbol.places.length < 2) return undefined;
  const ranges = symbol.places.map(({ occurrence }) => rangeOf(document, occurrence.span));
  return { ranges, wordPattern: '[A-Za-z_]\\w*' };
};
