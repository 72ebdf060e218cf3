import { isError } from '../problems/problem.ts';
import { parseQueryFile } from '../syntax/parse.ts';

/** What is written where all events are to be kept. */
const NONE = 'none';

/** By what events count once. */
export type DedupeChoice =
  | { readonly kind: 'field'; readonly name: string }
  /** All are kept. */
  | { readonly kind: 'none' }
  | { readonly kind: 'invalid'; readonly reason: string };

/** What `@dedupe`, or the setting, says; a field is written as in a query. */
export const parseDedupe = (value: string): DedupeChoice => {
  const written = value.trim();
  if (written.toLowerCase() === NONE) {
    return { kind: 'none' };
  }
  const name = fieldOf(written);
  return name === undefined
    ? { kind: 'invalid', reason: 'write one field, such as eventID, or none to keep all events' }
    : { kind: 'field', name };
};

const fieldOf = (written: string): string | undefined => {
  const { queries, problems } = parseQueryFile(`fields ${written}`);
  const [command, ...others] = queries.flatMap(({ commands }) => commands);
  if (problems.some(isError) || others.length > 0) {
    return undefined;
  }
  const [item, ...more] = command?.kind === 'fields' ? command.items : [];
  return item?.expression.kind === 'field' && item.alias === undefined && more.length === 0
    ? item.expression.name
    : undefined;
};
