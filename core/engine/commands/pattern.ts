import type { LogCompareCommand, PatternCommand } from '#language/syntax/ast.ts';
import { Patterns } from '../collectors/patterns.ts';
import { rangeComparedBy, type ComparedRange } from '../compared-range.ts';
import { compile } from '../expressions/compile.ts';
import { compileField } from '../expressions/compile-field.ts';
import {
  numberReader,
  textReader,
  type Compiled,
  type Condition,
} from '../expressions/compiled.ts';
import type { Counts } from '../patterns/leaf.ts';
import { severityOf, type Template } from '../patterns/templates.ts';
import { Frame, type Slot } from '../plan/frame.ts';
import type { SortValue } from '../plan/stages.ts';
import type { Value } from '../value.ts';
import { finite } from '../values/reading.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';

/**
 * Clusters texts. A `diff` or `logcompare` that follows makes it count the texts of both ranges, in
 * the same patterns; there is nothing left to do for it then.
 */
export const bindPattern = ({ input }: PatternCommand, place: CommandPlace): void => {
  place.stages.beginStage();
  const compared = rangeComparedBy(place.next, place.context);
  gatherPatterns(compile(input, environmentAt(place)), compared, place);
};

/** Compares patterns of messages, where no `pattern` in front of it has said of what. */
export const bindLogCompare = (command: LogCompareCommand, place: CommandPlace): void => {
  const { frame } = place.stages;
  if (frame.defined('@differenceCount') !== undefined) {
    return;
  }
  place.stages.beginStage();
  const compared = rangeComparedBy(command, place.context);
  gatherPatterns(compileField('@message', frame), compared, place);
};

type Compared = ComparedRange | 'unbounded' | undefined;

const gatherPatterns = (input: Compiled, compared: Compared, place: CommandPlace): void => {
  const { stages, context } = place;
  const range = context.range ?? { start: undefined, end: undefined };
  const isNow = compared === undefined ? always : isWithin(range, place);
  const isBefore = typeof compared === 'object' ? isWithin(compared, place) : never;
  if (compared !== undefined) {
    stages.filter((row) => isNow(row) || isBefore(row));
  }
  const output = new Frame();
  const columns = compared === undefined ? patternColumns : comparedColumns;
  const slots = columns.map(({ name, type }) => {
    const slot = output.addFilled(type);
    output.define(name, slot);
    return slot;
  });
  const rowOf = (template: Template, total: Counts): Value[] => {
    const row = output.newRow();
    for (const [place, { index }] of slots.entries()) {
      row[index] = columns[place]?.value(template, total);
    }
    return row;
  };
  const plan = { readText: textReader(input), isNow, isBefore, rowOf };
  const order = orderOf(columns, slots);
  stages.gather({ newCollector: () => new Patterns(plan), output, order });
};

const always: Condition = () => true;
const never: Condition = () => false;

const isWithin = (
  { start, end }: { readonly start: number | undefined; readonly end: number | undefined },
  { stages: { frame } }: CommandPlace,
): Condition => {
  const readTime = numberReader(compileField('@timestamp', frame));
  return (row) => {
    const time = readTime(row);
    return time !== undefined && time >= (start ?? -Infinity) && time < (end ?? Infinity);
  };
};

interface PatternColumn {
  readonly name: string;
  readonly type: 'text' | 'number';
  readonly value: (template: Template, total: Counts) => Value;
  /** The sign of its order, if rows are ordered by it. */
  readonly sign?: 1 | -1;
}

const patternColumns: readonly PatternColumn[] = [
  { name: '@pattern', type: 'text', value: ({ text }) => text, sign: 1 },
  { name: '@sampleCount', type: 'number', value: ({ counts }) => counts[0], sign: -1 },
  { name: '@ratio', type: 'number', value: ({ counts }, total) => finite(counts[0] / total[0]) },
  { name: '@severityLabel', type: 'text', value: ({ text }) => severityOf(text) },
];

const comparedColumns: readonly PatternColumn[] = [
  ...patternColumns,
  { name: '@differenceCount', type: 'number', value: ({ counts: [now, before] }) => now - before },
  { name: '@differenceDescription', type: 'text', value: ({ counts }) => describe(counts) },
];

const describe = ([now, before]: Counts): string => {
  if (before === 0) {
    return 'New';
  }
  if (now === 0) {
    return 'Gone';
  }
  const percent = Math.round((Math.abs(now - before) / before) * 100);
  if (now === before) {
    return 'Unchanged';
  }
  return now > before ? `Increased by ${percent}%` : `Decreased by ${percent}%`;
};

/** The most frequent first, then by the pattern. */
const orderOf = (columns: readonly PatternColumn[], slots: readonly Slot[]): readonly SortValue[] =>
  columns
    .flatMap(({ sign }, place) => {
      const value = slots[place];
      return sign === undefined || value === undefined ? [] : { value, sign };
    })
    .toSorted((a, b) => a.sign - b.sign);
