import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { prepareQuery } from '../../backends/local/prepare-query.ts';
import type { QueryRequest } from '../../core/protocol/results.ts';
import { flatten } from '../backends/reader/flatten.ts';
import type { FlatEvent } from '../support/object-source.ts';
import { type LabFile, labFiles, writeLab } from './lab-files.ts';
import { eventsOf, type Expected, expectedAnswer, leafText, lookupTable } from './oracle.ts';
import { anyQuery, fillIn } from './random-queries.ts';
import type { Found, Way, Ways } from './ways.ts';

/** What is asked of a folder: fields and values are filled in once the events are known. */
export interface Question {
  readonly query: string;
  readonly range: string | undefined;
  readonly dedupe: string | undefined;
}

/** Files, and the queries that are run on them one after another. */
interface LabState {
  readonly files: readonly LabFile[];
  readonly questions: readonly Question[];
}

/** A folder in its states, the later ones in place of the earlier ones. */
export type Lab = readonly LabState[];

const usually = <Value>(value: Value, ...others: readonly Value[]): fc.Arbitrary<Value> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(value) },
    { weight: 1, arbitrary: fc.constantFrom(value, ...others) },
  );

const question: fc.Arbitrary<Question> = fc.record({
  query: anyQuery,
  range: usually<string | undefined>(
    undefined,
    '2022-02-18..2022-02-19',
    '2022-02-19..',
    '..2022-02-18',
  ),
  dedupe: usually<string | undefined>(
    undefined,
    'eventID',
    'eventName',
    'n',
    'flag',
    'none',
    '@timestamp',
  ),
});

/** So many queries a folder, half of them after its files have changed. */
export const questionsPerLab = 10;

const halfLength = questionsPerLab / 2;

const state: fc.Arbitrary<LabState> = fc.record({
  files: labFiles,
  questions: fc.array(question, { minLength: halfLength, maxLength: halfLength }),
});

export const lab: fc.Arbitrary<Lab> = fc.tuple(state, state);

/** When the queries are run. */
const now = Date.UTC(2022, 1, 20);

/** Runs the queries all ways and compares; gives how many there were that have no errors. */
export async function checkLab(ways: Ways, states: Lab): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ctq-test-'));
  let run = 0;
  try {
    for (const [number, each] of states.entries()) {
      writeLab(folder, each.files, longAgo + number);
      run += await checkQuestions(ways, folder, each);
    }
    return run;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In seconds since 1970. */
const longAgo = 1_000_000_000;

async function checkQuestions(
  ways: Ways,
  folder: string,
  { files, questions }: LabState,
): Promise<number> {
  const source = { kind: 'local', name: 'lab', path: folder } as const;
  const sources = { lab: source };
  const events = eventsOf(files);
  const known = { fields: fieldsOf(files), values: valuesOf(events) };
  let run = 0;
  for (const [index, { query: template, range, dedupe }] of questions.entries()) {
    const query = fillIn(template, known);
    const asked = { query, parameters: {}, title: '', range, dedupe, now };
    const request = { ...asked, source, sources, tables: { known: lookupTable } };
    const { ready } = prepareQuery(request);
    if (ready === undefined) continue;
    run += 1;
    const expected = expectedAnswer(events, ready, now);
    let told: readonly string[] | undefined;
    for (const way of ways.of(index)) {
      const found = await ways.answer(way, request);
      compare({ way, request, files }, found, expected, told);
      told ??= found.problems;
    }
  }
  return run;
}

interface Program {
  readonly way: Way;
  readonly request: QueryRequest;
  readonly files: readonly LabFile[];
}

function compare(
  { way, request, files }: Program,
  found: Found,
  expected: Expected,
  told: readonly string[] | undefined,
): void {
  const { problems, outcome, resultCount, ...answer } = found;
  // How much is read of what `limit any` leaves open is up to the way.
  const isOpen = /limit any/.test(request.query);
  const shortest = (event: string | undefined): string | undefined =>
    event !== undefined && answer.rows.some((row) => row.event?.endsWith('#?') === true)
      ? event.replace(/#.*/, '')
      : event;
  const comparable = (all: Expected): unknown => ({
    ...all,
    recordsMatched: isOpen ? 0 : all.recordsMatched,
    rows: all.rows.map(({ cells, event }) => ({ cells, event: shortest(event) })),
  });
  try {
    assert.equal(outcome, 'done', problems.join('\n'));
    assert.deepEqual(comparable(answer), comparable(expected));
    assert.equal(resultCount, expected.rows.length);
    const aboutFiles = problems.filter((problem) => /^(?:file|entries|source)-/.test(problem));
    assert.deepEqual(aboutFiles, []);
    assert.deepEqual(problems, told ?? problems);
  } catch (error) {
    const { query, range, dedupe } = request;
    const asked = JSON.stringify({ ...way.more, range, dedupe });
    const wrong = error instanceof Error ? error.message : String(error);
    const written = JSON.stringify(files, null, 2);
    throw new Error(`${way.name} ${asked}\n${query}\n${wrong}\n${written}`, { cause: error });
  }
}

/** The names of fields that stand for one value in every event, those included that hold others. */
function fieldsOf(files: readonly LabFile[]): readonly string[] {
  const names = new Map<string, boolean>();
  for (const record of files.flatMap(({ records }) => records)) {
    for (const [name, leaves] of flatten(record)) {
      names.set(name, leaves.length === 1 && names.get(name) !== false);
    }
  }
  const clear = [...names].filter(([name, isClear]) => isClear && name.length < 60);
  return clear.map(([name]) => name);
}

function valuesOf(events: readonly FlatEvent[]): readonly string[] {
  const values = new Set<string>(['Get0']);
  for (const event of events) {
    for (const value of event.values()) {
      const text = value === undefined ? '' : leafText(value);
      if (text.length < 30) values.add(text);
    }
  }
  return [...values];
}
