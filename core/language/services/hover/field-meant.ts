import { visibleAt } from '../columns.ts';
import type { Place } from './place.ts';

/** The field of events that a name stands for at a place, through its alias; undefined for none. */
export const fieldMeant = ({ query, command, token }: Place, name: string): string | undefined => {
  const { columns, seesFields, sides } = visibleAt(
    query,
    command?.span.start ?? token.startOffset,
    token.startOffset,
  );
  const column = columns.find((candidate) => candidate.name === name);
  if (column !== undefined) {
    return column.expression?.kind === 'field' ? column.expression.name : undefined;
  }
  const side = sides.find(({ alias, open }) => open && name.startsWith(`${alias}.`));
  if (side !== undefined) return name.slice(side.alias.length + 1);
  return seesFields ? name : undefined;
};
