import { compileFilterPattern } from '#engine/filter-pattern/compile-filter-pattern.ts';
import { patternEvent } from '#engine/filter-pattern/pattern-event.ts';
import { type FieldSource, planScan } from '#engine/engine.ts';
import { parseFilterPattern } from '#language/filter-pattern/parse-filter-pattern.ts';
import {
  toQuery,
  translateFilterPattern,
} from '#language/filter-pattern/translate/translate-filter-pattern.ts';
import { isError } from '#language/problems/problem.ts';
import { parseQueryFile } from '#language/syntax/parse.ts';
import type { NamedPattern } from './named-patterns.ts';

/** What a pattern and its translation pick of the same events. */
export interface ComparedPattern {
  readonly name: string;
  /** Codes of what is wrong with the pattern. */
  readonly problems: readonly string[];
  /** Codes of where the translation is not quite the same. */
  readonly notes: readonly string[];
  readonly query: string;
  /** Undefined for a pattern with errors, which is not run. */
  readonly counts: Counts | undefined;
}

interface Counts {
  readonly byPattern: number;
  readonly byQuery: number;
  /** Events that only one of the two picks. */
  readonly different: number;
}

/** A source that stands on one message after the other. */
export type MessageSource = FieldSource & { stand(message: string): void };

/** Runs every pattern both ways over all messages, each of which has to be a JSON object. */
export const comparePatterns = (
  patterns: readonly NamedPattern[],
  messages: readonly string[],
  source: MessageSource,
): readonly ComparedPattern[] => {
  const prepared = patterns.map((pattern) => prepare(pattern, source));
  for (const [position, message] of messages.entries()) {
    const event = patternEvent(message);
    source.stand(message);
    for (const { tally } of prepared) {
      tally?.take(event, position);
    }
  }
  return prepared.map(({ tally, ...row }) => ({ ...row, counts: tally?.counts() }));
};

const prepare = ({ name, text }: NamedPattern, source: FieldSource) => {
  const { pattern, problems } = parseFilterPattern(text);
  const translation = translateFilterPattern(pattern);
  const query = toQuery(pattern);
  const runs = ![...problems, ...translation.problems].some(isError);
  return {
    name,
    problems: problems.map(({ code }) => code),
    notes: translation.problems.map(({ code }) => code),
    query,
    tally: runs ? newTally(compileFilterPattern(pattern), query, source) : undefined,
  };
};

const newTally = (
  test: ReturnType<typeof compileFilterPattern>,
  text: string,
  source: FieldSource,
) => {
  const [query] = parseQueryFile(text).queries;
  if (query === undefined) {
    throw new Error(`a translation is a query, unlike ${text}`);
  }
  const scan = planScan(query, source, { now: 0 });
  let byPattern = 0;
  let different = 0;
  return {
    take(event: ReturnType<typeof patternEvent>, position: number): void {
      const before = scan.matched;
      scan.take(position);
      const picked = test(event);
      byPattern += Number(picked);
      different += Number(picked !== scan.matched > before);
    },
    counts: (): Counts => ({ byPattern, byQuery: scan.matched, different }),
  };
};
