import type { IsKnownPath } from '../cursor/joined-path.ts';
import type { KnownData } from '../known-data.ts';
import { ROOTS } from './event-field-suggestions.ts';
import { foldedPath } from './positions.ts';

/** Whether a field of a source or of an event begins so. */
export const isKnownPath =
  ({ models, fields }: KnownData): IsKnownPath =>
  (text) => {
    const path = foldedPath(text);
    const base = path.slice(0, path.lastIndexOf('.'));
    const part = path.slice(base.length + 1);
    const isOfEvents =
      ROOTS.includes(base.split('.', 1)[0] ?? '') &&
      models.partsOf(base).some(({ name }) => name.startsWith(part));
    return (
      isOfEvents ||
      [...fields.values()].some((known) => known.some(({ name }) => name.startsWith(path)))
    );
  };
