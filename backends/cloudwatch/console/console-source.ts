import { type ConsoleMoment, parseMoment, writtenRange } from './console-range.ts';

/** What the console's first line of a query says of where and when it runs. */
export interface ConsoleSource {
  readonly logGroups: readonly string[];
  /** As `@range` has it. */
  readonly range: string | undefined;
  /** The query behind that line. */
  readonly text: string;
}

/**
 * The query and what its line `SOURCE "group" START=-3600s END=0s |` says, which the console puts
 * before a query that has its log groups from outside; undefined where there is no such line.
 */
export function splitConsoleSource(query: string): ConsoleSource | undefined {
  const match = SOURCE_LINE.exec(query);
  if (match === null) return undefined;
  const [line, names = '', times = ''] = match;
  return {
    logGroups: Array.from(names.matchAll(QUOTED), ([name]) => name.slice(1, -1)),
    range: writtenRange(moment(times, 'START'), moment(times, 'END')),
    text: query.slice(line.length),
  };
}

const SOURCE_LINE =
  /^\s*SOURCE\s+((?:"[^"\n]*"|'[^'\n]*')(?:\s*,\s*(?:"[^"\n]*"|'[^'\n]*'))*)((?:\s+(?:START|END)\s*=\s*[^\s|]+)*)\s*\|\s*/i;
const QUOTED = /"[^"\n]*"|'[^'\n]*'/g;

function moment(times: string, name: 'START' | 'END'): ConsoleMoment | undefined {
  const [, value] = new RegExp(String.raw`\b${name}\s*=\s*(\S+)`, 'i').exec(times) ?? [];
  return value === undefined ? undefined : parseMoment(value.replaceAll(/^["']|["']$/g, ''));
}
