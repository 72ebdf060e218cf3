import { filterPatternOf, narrowingOf } from '../query-file/filter-pattern.ts';
import { joinCommands } from '../filter-pattern/translate/translate-filter-pattern.ts';
import type { Command, Directive, Expression } from '../syntax/ast.ts';
import { children, expressionsOf } from '../syntax/children.ts';
import { parseQueryFile } from '../syntax/parse.ts';
import { eventsOfCondition } from './events-of-condition.ts';
import { ALL_EVENTS, bothOf, type EventsInQuestion } from './name-set.ts';
import { initialScope, type Scope } from './definition.ts';
import { scopesOf } from './scope.ts';

/** The commands of a query, and the directives that hold for it, the file's before its own. */
export interface Restricting {
  readonly commands: readonly Command[];
  readonly directives: readonly Directive[];
}

/** A place in a command that begins at `commandStart`. */
export interface PlaceInCommand {
  readonly commandStart: number;
  readonly offset: number;
}

/**
 * What the filters of a query say of the events that a place in it speaks of: every other filter,
 * and what stands beside the place in its own condition. Never narrower than the truth: negations
 * and what is not understood restrict nothing.
 */
export const eventsInQuestion = (
  { commands, directives }: Restricting,
  { commandStart, offset }: PlaceInCommand,
): EventsInQuestion => {
  const scopes = scopesOf({ commands });
  const scopeOf = (index: number): Scope => scopes[index] ?? initialScope;
  return commands
    .map((command, index) =>
      command.span.start === commandStart || command.nameSpan.start === commandStart
        ? besides(expressionAt(expressionsOf(command), offset), scopeOf(index), offset)
        : eventsOfCommand(command, scopeOf(index)),
    )
    .reduce(bothOf, eventsOfPattern(directives));
};

const eventsOfCommand = (command: Command, scope: Scope): EventsInQuestion =>
  command.kind === 'filter' || command.kind === 'filterIndex'
    ? eventsOfCondition(command.condition, scope)
    : ALL_EVENTS;

/** What a filter pattern lets pass, by the filters that it is translated to. */
const eventsOfPattern = (directives: readonly Directive[]): EventsInQuestion => {
  const directive = filterPatternOf(directives);
  if (directive === undefined) return ALL_EVENTS;
  const { queries } = parseQueryFile(joinCommands(narrowingOf(directive).commands));
  return queries
    .flatMap(({ commands }) => commands)
    .map((command) => eventsOfCommand(command, initialScope))
    .reduce(bothOf, ALL_EVENTS);
};

/** What stands beside the offset in a condition: all that is joined with it by `and`. */
const besides = (
  expression: Expression | undefined,
  scope: Scope,
  offset: number,
): EventsInQuestion => {
  if (expression === undefined) return ALL_EVENTS;
  if (
    expression.kind === 'binary' &&
    (expression.operator === 'and' || expression.operator === 'or')
  ) {
    const { left, right, operator, operatorSpan } = expression;
    const isLeft = offset <= operatorSpan.start;
    const inside = besides(isLeft ? left : right, scope, offset);
    return operator === 'or'
      ? inside
      : bothOf(inside, eventsOfCondition(isLeft ? right : left, scope));
  }
  return besides(expressionAt(children(expression), offset), scope, offset);
};

/** The last that begins before the offset: what is missing behind it is a part of it. */
const expressionAt = (expressions: readonly Expression[], offset: number): Expression | undefined =>
  expressions.findLast(({ span }) => span.start <= offset);
