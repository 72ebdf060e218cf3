import type { SessionizeCommand } from '#language/syntax/ast.ts';
import { KeyIndex } from '../collectors/key-index.ts';
import { compile } from '../expressions/compile.ts';
import { compileField } from '../expressions/compile-field.ts';
import { numberReader, type Evaluate, type Row } from '../expressions/compiled.ts';
import { isStructure } from '../values/reading.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';
import { lengthOf } from './key-periods.ts';
import { fillName } from './shown-columns.ts';

const HALF_AN_HOUR = 30 * 60_000;

/**
 * Numbers sessions from 1, in order of their first event: events of the same keys, each at most
 * `maxspan` after the one before. A row that lacks a key or a time belongs to none. The rows keep
 * their order.
 */
export const bindSessionize = (command: SessionizeCommand, place: CommandPlace): void =>
  place.stages.arrange(() => {
    const keys = command.fields.map((field) => compile(field, environmentAt(place)).read);
    const readTime = numberReader(compileField('@timestamp', place.stages.frame));
    const gap = lengthOf(command.gap) ?? HALF_AN_HOUR;
    const { index } = fillName(command.output, 'number', place);
    return (rows) => {
      const sessions = sessionsOf(rows, { keys, readTime, gap });
      return rows.map((row, place) => {
        const filled = [...row];
        filled[index] = sessions.get(place);
        return filled;
      });
    };
  });

interface Identity {
  readonly keys: readonly Evaluate[];
  readonly readTime: (row: Row) => number | undefined;
  readonly gap: number;
}

/** The session of each row that has one, by the row's place. */
const sessionsOf = (
  rows: readonly Row[],
  { keys, readTime, gap }: Identity,
): ReadonlyMap<number, number> => {
  const index = new KeyIndex(keys.length);
  const visits = rows.flatMap((row, place) => {
    const time = readTime(row);
    const values = keys.map((read) => read(row));
    const isWhole = !values.some((value) => value === undefined || isStructure(value));
    return time !== undefined && isWhole ? { place, time, key: index.find(values) } : [];
  });
  const latest = new Map<number, { readonly time: number; readonly session: number }>();
  const sessions = new Map<number, number>();
  let count = 0;
  for (const { place, time, key } of visits.sort((a, b) => a.time - b.time || a.place - b.place)) {
    const before = latest.get(key);
    const goesOn = before !== undefined && time - before.time <= gap;
    count += goesOn ? 0 : 1;
    const session = goesOn ? before.session : count;
    latest.set(key, { time, session });
    sessions.set(place, session);
  }
  return sessions;
};
