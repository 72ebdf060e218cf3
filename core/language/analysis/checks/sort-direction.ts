import { problem } from '../../problems/problem.ts';
import type { Check } from '../context.ts';

/** Sorts whose direction is not written: the documentation has no default (guide). */
export const checkSortDirection: Check = ({ commands }) =>
  commands.flatMap(({ command }) => {
    const key =
      command.kind === 'sort'
        ? command.keys.find(({ direction }) => direction === undefined)
        : undefined;
    return key === undefined ? [] : problem('sort-without-direction', key.span, {});
  });
