import type { Command, Expression, Query } from '#language/syntax/ast.ts';
import { environmentAt, type CommandPlace } from '../commands/command-place.ts';
import type { EngineContext } from '../context.ts';
import { compileField } from '../expressions/compile-field.ts';
import { planQuery } from './plan-query.ts';
import type { Requirement } from './requirement.ts';
import { requirementsOf } from './requirements-of-condition.ts';

/**
 * What every event that can change the query's answer has: all of these. They come from filters of
 * the first stage, where each event is judged by itself; a filter behind a `limit`, a `dedup` or a
 * `stats` judges what others have left.
 *
 * The query is planned as for a scan, so that a name means here what it means there: whatever a
 * command has defined is no field of the event, and an alias of a field is that field.
 */
export const requirements = (query: Query, context: EngineContext): readonly Requirement[] => {
  const paths = new Set<string>();
  const bind = (path: string) => {
    paths.add(path);
    return () => undefined;
  };
  const found: Requirement[] = [];
  let isOver = false;
  const onBound = (command: Command, place: CommandPlace): void => {
    // Behind a join the names of both sides have other beginnings.
    isOver ||= place.stages.done.length > 0 || command.kind === 'join';
    if (!isOver && (command.kind === 'filter' || command.kind === 'filterIndex')) {
      const pathOf = (expression: Expression) => eventPath(expression, place, paths);
      const environment = environmentAt(place);
      found.push(...requirementsOf(command.condition, { environment, pathOf }));
    }
  };
  planQuery(query, { bind }, context, onBound);
  return found;
};

/** A field of the event is known by its slot, whatever it is called. */
const eventPath = (
  expression: Expression,
  { stages: { frame } }: CommandPlace,
  paths: ReadonlySet<string>,
): string | undefined => {
  if (expression.kind !== 'field') {
    return undefined;
  }
  const meant = compileField(expression.name, frame);
  return [...paths].find((path) => frame.event(path) === meant);
};
