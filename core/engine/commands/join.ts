import type { JoinCommand } from '#language/syntax/ast.ts';
import { lazily } from '#language/text/lazily.ts';
import type { OtherRows } from '../context.ts';
import { compileField } from '../expressions/compile-field.ts';
import type { Row } from '../expressions/compiled.ts';
import type { Slot } from '../plan/frame.ts';
import { joinKeyOf } from '../values/join-key.ts';
import type { Value } from '../value.ts';
import type { CommandPlace } from './command-place.ts';

/**
 * Makes a row of each pair of a row and an event of the other source whose keys are equal; a left
 * join keeps rows that have no partner. Rows of one row stay together, in the order in which the
 * other source gives its events.
 */
export const bindJoin = (command: JoinCommand, place: CommandPlace): void => {
  const { left, right, query } = command;
  if (left === undefined || right === undefined || query === undefined) {
    return;
  }
  place.stages.beginStage();
  const { frame } = place.stages;
  const keys = command.keys.map((key) => compileField(key.left.name, frame).read);
  const slots = frame.join(left.name, right.name);
  const names = command.keys.map((key) => key.right.name);
  for (const name of names) {
    frame.event(`${right.name}.${name}`);
  }
  place.joined.set(query.span.start, slots);
  const other = lazily(() => partners(place.context.answers?.get(query.span.start), names, slots));
  place.stages.split((row) => {
    const { byKey, fill } = other();
    const key = joinKeyOf(keys.map((read) => read(row)));
    const found = (key === undefined ? undefined : byKey.get(key)) ?? [];
    const unmatched = found.length === 0 && command.type === 'left' ? [noPartner] : [];
    return [...found, ...unmatched].map((partner) => fill(row, partner));
  });
};

type Partner = readonly Value[];

const noPartner: Partner = [];

interface Partners {
  readonly byKey: ReadonlyMap<string, readonly Partner[]>;
  /** A copy of the row with the partner's values. */
  readonly fill: (row: Row, partner: Partner) => Row;
}

/** Made when the first row comes: by then it is known which fields are read. */
const partners = (
  other: OtherRows | undefined,
  keys: readonly string[],
  slots: ReadonlyMap<string, Slot>,
): Partners => {
  const { columns = [], rows = [] } = other ?? {};
  const filled = Array.from(slots, ([path, { index }]) => ({
    index,
    column: columns.indexOf(path),
  }));
  const fill = (row: Row, partner: Partner): Row => {
    const joined = [...row];
    for (const { index, column } of filled) {
      joined[index] = partner[column];
    }
    return joined;
  };
  return { byKey: rowsByKey(rows, columns, keys), fill };
};

const rowsByKey = (
  rows: readonly Partner[],
  columns: readonly string[],
  keys: readonly string[],
): ReadonlyMap<string, readonly Partner[]> => {
  const places = keys.map((key) => columns.indexOf(key));
  const byKey = new Map<string, Partner[]>();
  for (const row of rows) {
    const key = joinKeyOf(places.map((place) => row[place]));
    if (key === undefined) {
      continue;
    }
    const same = byKey.get(key);
    if (same === undefined) {
      byKey.set(key, [row]);
    } else {
      same.push(row);
    }
  }
  return byKey;
};
