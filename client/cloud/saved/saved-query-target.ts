import { isObject, isObjectOf, isOptional, isString } from '#protocol/guard.ts';
import type { CloudPlace, SavedQuery } from '#protocol/cloud.ts';

/** A saved query and where it is kept. */
export interface SavedQueryTarget {
  readonly place: CloudPlace;
  readonly query: SavedQuery;
  /** The name of the source that it was found by; undefined where there is none. */
  readonly source: string | undefined;
}

/**
 * The saved query that a command was called on: what the menu of a tree hands over is the tree's
 * own element, which has the target under the name `savedQuery`, or is one.
 */
export function targetOf(element: unknown): SavedQueryTarget | undefined {
  const held =
    isObject(element) && isObject(element['savedQuery']) ? element['savedQuery'] : element;
  return isTarget(held) ? held : undefined;
}

function isTarget(value: unknown): value is SavedQueryTarget {
  return (
    isObject(value) && isPlace(value['place']) && isKept(value['query']) && isName(value['source'])
  );
}

const isPlace = isObjectOf<CloudPlace>({ profile: isOptional(isString), region: isString });

/** Enough to tell a saved query from another thing: the host has checked the rest of it. */
const isKept = isObjectOf<Pick<SavedQuery, 'id' | 'name' | 'text'>>({
  id: isString,
  name: isString,
  text: isString,
});

const isName = isOptional(isString);
