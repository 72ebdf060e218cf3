import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  aggregateFunctions,
  type FunctionEntry,
  scalarFunctions,
} from '../../core/language/catalogue/functions.ts';
import { problemsOf } from '../../core/language/analysis/check.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';
import { exampleContext, exampleEvents } from '../../scripts/docs/example-events.ts';
import { answerTo, flattenAll, queryOf, together } from './support/run.ts';

/* What the catalogue shows of functions is true: over the same events that its manual lists. */

const events = flattenAll(exampleEvents.map((event) => JSON.stringify(event)));

/** The cells of every row. */
const rowsOf = (text: string): readonly (readonly (string | null)[])[] => {
  const answer = answerTo(queryOf(text), events, together, exampleContext);
  return Array.from(answer.rows(), ({ cells }) => cells);
};

for (const [kind, functions, command] of [
  ['scalar', scalarFunctions, 'fields'],
  ['aggregate', aggregateFunctions, 'stats'],
] as const) {
  describe(`${kind} functions`, () => {
    for (const [name, entry] of Object.entries<FunctionEntry>(functions)) {
      it(`${name} gives what it is said to`, () => {
        const found = (entry.results ?? []).map(([expression]) => [
          expression,
          rowsOf(`${command} ${expression} as x`)[0]?.[0] ?? undefined,
        ]);
        assert.deepEqual(found, entry.results ?? []);
      });

      it(`the example of ${name} has no problem and an answer`, () => {
        assert.deepEqual(problemsOf(parseQueryFile(entry.example)), []);
        const rows = rowsOf(entry.example);
        assert.ok(rows.length > 0, 'no row');
        assert.ok(
          rows.some((cells) => cells.every((cell) => cell !== null)),
          'a cell is missing in every row',
        );
      });
    }
  });
}
