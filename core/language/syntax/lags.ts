import type { AutoregressCommand } from './ast.ts';
import { outputName } from './output-name.ts';

/** The value that a field has some rows before, as a column. */
export interface Lag {
  /** How many rows before. */
  readonly rows: number;
  /** `field_p1`, or the alias; with an alias for several `alias_p1`. */
  readonly name: string;
}

/** The columns of `autoregress`, ascending: one for each row before that `p` speaks of. */
export const lagsOf = (command: LaggedField): readonly Lag[] => {
  const { field, alias, from, to } = command;
  if (from === to && alias !== undefined) {
    return [{ rows: from, name: alias.name }];
  }
  const stem = alias?.name ?? outputName(field);
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    rows: from + index,
    name: `${stem}_p${from + index}`,
  }));
};

type LaggedField = Pick<AutoregressCommand, 'field' | 'alias' | 'from' | 'to'>;
