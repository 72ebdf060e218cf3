import { setImmediate } from 'node:timers/promises';
import type { Command } from '#language/syntax/ast.ts';
import type { Outcome, QueryEvent, QueryRequest, ResolvedSource } from '#protocol/results.ts';
import type { Backend } from '../backend.ts';
import { readQuery } from '../prepare-query.ts';
import { ended, problemEvent } from '../query-events.ts';
import { compareRows, differenceColumns } from './compare-rows.ts';
import { sideNames } from './compared-request.ts';
import { cutAnswers, notCompared, problemsOfSides, sameAnswers } from './comparison-problems.ts';
import { interleaved } from './interleaved.ts';
import { columnsLeftOut } from './left-columns.ts';
import { comparedOrigins } from './origins.ts';
import { rowKeys } from './row-keys.ts';
import { readSidePointer } from './side-pointer.ts';
import { sideRequests } from './side-requests.ts';
import { Side, type Sides } from './side.ts';
import { summedProgress, summedStatistics } from './sums.ts';

/**
 * Runs a request that is `comparedWith` another source on both at once, each with the backend that
 * is given for it, and answers with what differs. It needs both answers whole: when one can't be
 * had, the other run is stopped.
 */
export function comparisonBackend(backendFor: (request: QueryRequest) => Backend): Backend {
  return {
    run: (request, signal) => runBoth(backendFor, request, signal),
    fetchEvent: async (request, pointer) => {
      const place = readSidePointer(pointer);
      if (place === undefined) return undefined;
      const side = sideRequests(request, otherSource(request))[place.side];
      return await backendFor(side).fetchEvent(side, place.pointer);
    },
  };
}

function otherSource({ comparedWith }: QueryRequest): ResolvedSource {
  if (comparedWith === undefined) throw new Error('there is no source to compare with');
  return comparedWith;
}

async function* runBoth(
  backendFor: (request: QueryRequest) => Backend,
  request: QueryRequest,
  signal: AbortSignal,
): AsyncGenerator<QueryEvent, void> {
  const sides = sidesOf(request);
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  const either = AbortSignal.any([signal, controller.signal]);
  const streams = sides.map((side) => backendFor(side.request).run(side.request, either));
  let isStarted = false;
  for await (const { side, value } of interleaved(streams, stop)) {
    sides[side]?.accept(value);
    if (isHopeless(sides)) stop();
    const wasStarted = isStarted;
    isStarted ||= sides.every(({ started }) => started !== undefined);
    if (!isStarted) continue;
    if (!wasStarted) yield startedEvent(sides);
    if (!wasStarted || value.kind === 'progress') yield* progressEvents(sides);
  }
  const outcome = outcomeOf(sides, signal);
  if (outcome === 'done') yield* conclude(sides, request, signal);
  else yield* giveUp(sides, outcome);
}

function sidesOf(request: QueryRequest): Sides {
  const other = otherSource(request);
  const [ownName, otherName] = sideNames(request.source, other);
  const [own, second] = sideRequests(request, other);
  return [new Side(ownName, own), new Side(otherName, second)];
}

/**
 * True where one side has ended without an answer, so that the other's is of no use. A side that has
 * not started yet is heard out: it may find the same mistake in the query, for nothing.
 */
function isHopeless(sides: Sides): boolean {
  return (
    sides.some(({ outcome }) => outcome !== undefined && outcome !== 'done') &&
    sides.every(({ started, outcome }) => started !== undefined || outcome !== undefined)
  );
}

function startedEvent([first, second]: Sides): QueryEvent {
  return {
    kind: 'started',
    columns: differenceColumns(first.columns, second.columns),
    range: first.started?.range,
  };
}

function* progressEvents(sides: Sides): Generator<QueryEvent, void> {
  const progress = summedProgress(sides);
  if (progress === undefined) return;
  yield { kind: 'progress', progress, statistics: summedStatistics(sides, 0) };
}

/** How the comparison ends; a mistake of the query is one on both sides. */
function outcomeOf(sides: Sides, signal: AbortSignal): Outcome {
  const outcomes = sides.map(({ name, outcome }) => {
    if (outcome === undefined) throw new Error(`the answer of ${name} ended too early`);
    return outcome;
  });
  if (outcomes.every((outcome) => outcome === 'invalid')) return 'invalid';
  if (signal.aborted) return 'cancelled';
  if (outcomes.includes('failed') || outcomes.includes('invalid')) return 'failed';
  return outcomes.includes('cancelled') ? 'cancelled' : 'done';
}

function* giveUp(sides: Sides, outcome: Outcome): Generator<QueryEvent, void> {
  const problems = outcome === 'invalid' ? sides[0].problems : problemsOfSides(sides);
  yield* problems.map(problemEvent);
  yield ended(outcome, summedStatistics(sides, 0));
}

/** Rows of an event that carries a part of the answer. */
const rowsPerEvent = 5000;

async function* conclude(
  sides: Sides,
  request: QueryRequest,
  signal: AbortSignal,
): AsyncGenerator<QueryEvent, void> {
  // Whoever wants to cancel is heard before the comparison, which takes a second or so at worst.
  await setImmediate();
  if (signal.aborted) return yield* giveUp(sides, 'cancelled');
  const commands = commandsOf(request);
  const other = otherSource(request);
  const origins = comparedOrigins(request.source, other);
  const left = new Set([...columnsLeftOut(commands, request, other), ...origins.left]);
  const own = rowKeys(commands);
  const keys = own && new Set([...own, ...origins.keys]);
  const { columns, rows } = compareRows(sides, { keys, left });
  for (let start = 0; start === 0 || start < rows.length; start += rowsPerEvent) {
    const piece = rows.slice(start, start + rowsPerEvent);
    yield { kind: 'rows', revision: 0, final: true, columns, rows: piece };
  }
  const problems = [
    ...problemsOfSides(sides),
    ...cutAnswers(sides),
    ...notCompared(left),
    ...(rows.length === 0 ? [sameAnswers(sides)] : []),
  ];
  yield* problems.map(problemEvent);
  yield ended('done', summedStatistics(sides, rows.length));
}

/** What the query does; nothing where that can't be told from here. */
function commandsOf(request: QueryRequest): readonly Command[] {
  const read = readQuery(request, { unknownCalls: 'kept', check: () => [] });
  return 'problem' in read ? [] : (read.query?.commands ?? []);
}
