import type { Part } from './cursor.ts';

/** What a word of a command is followed by: a part of it, a name of the author's, or nothing. */
export type Next = Part | 'name' | 'nothing';

/** A word that begins the next part of a command. */
export interface Clause {
  readonly word: string;
  /** Right behind the command's name, or behind something whole. */
  readonly at: 'start' | 'done';
  readonly next: Next;
}

/** How a command goes on behind its name. */
export interface CommandShape {
  readonly first: Part;
  readonly clauses: readonly Clause[];
  /** What follows `as`. */
  readonly as: Next;
}

const done = (word: string, next: Next): Clause => ({ word, at: 'done', next });
const start = (word: string, next: Next): Clause => ({ word, at: 'start', next });

const shape = (
  first: Part,
  clauses: readonly Clause[] = [],
  as: Next = 'nothing',
): CommandShape => ({ first, clauses, as });

const OUTPUTS = [done('OUTPUT', 'outputs'), done('OUTPUTNEW', 'outputs')];

const shapes: ReadonlyMap<string, CommandShape> = new Map([
  ['source', shape('source')],
  ['fields', shape('columns', [], 'name')],
  ['display', shape('columns', [], 'name')],
  ['filter', shape('condition')],
  ['filterIndex', shape('condition')],
  ['parse', shape('input', [done('multi', 'nothing')], 'name')],
  ['json', shape('json', [], 'name')],
  ['stats', shape('aggregates', [done('offset', 'period')], 'name')],
  ['sort', shape('sort-keys')],
  ['limit', shape('count', [start('any', 'count')])],
  ['dedup', shape('fields')],
  ['pattern', shape('field')],
  [
    'diff',
    shape('nothing', [
      start('previousDay', 'nothing'),
      start('previousWeek', 'nothing'),
      start('previousMonth', 'nothing'),
    ]),
  ],
  ['anomaly', shape('nothing')],
  ['unnest', shape('field', [done('into', 'name')])],
  ['expand', shape('field')],
  ['lookup', shape('table', OUTPUTS, 'fields')],
  ['cidrlookup', shape('table', OUTPUTS, 'name')],
  ['join', shape('nothing', [done('where', 'condition')])],
  ['relevantfields', shape('fields', [start('where', 'condition'), done('where', 'condition')])],
  ['addtotals', shape('fields')],
  ['accum', shape('field', [], 'name')],
  ['appendcols', shape('nothing')],
  ['autoregress', shape('field', [], 'name')],
  ['filldown', shape('spaced-fields')],
  ['fillmissing', shape('nothing', [start('with', 'value'), done('for', 'fields')])],
  ['outlier', shape('spaced-fields')],
  ['sessionize', shape('fields', [done('maxspan', 'period')], 'name')],
  ['countFrequent', shape('fields')],
  ['logcompare', shape('nothing', [start('timeshift', 'period')])],
  ['estimate', shape('nothing')],
]);

/** The shape of a command, by the kind that the tree calls it. */
export const shapeOf = (command: string): CommandShape | undefined => shapes.get(command);
