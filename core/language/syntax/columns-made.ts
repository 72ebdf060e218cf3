import type { IToken } from 'chevrotain';
import { nameContent } from '../text/unquote.ts';
import { span } from '../text/span.ts';
import type { AutoregressCommand, Expression, Name } from './ast.ts';
import { endOf } from './lexer.ts';

/** The name of a column that takes over what an expression is called. */
export const outputName = (expression: Expression): string =>
  expression.kind === 'field' ? expression.name : '';

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

/** Names with `*` in them: tokens that touch one another are one name. */
export const patternNames = (tokens: readonly IToken[]): readonly Name[] => {
  const names: Name[] = [];
  for (const token of tokens) {
    const last = names.at(-1);
    const piece = nameContent(token.image);
    if (last?.span.end === token.startOffset) {
      names.splice(-1, 1, { span: span(last.span.start, endOf(token)), name: last.name + piece });
    } else {
      names.push({ span: span(token.startOffset, endOf(token)), name: piece });
    }
  }
  return names;
};
