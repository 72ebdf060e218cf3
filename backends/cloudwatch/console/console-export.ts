import type { ConsoleQuery } from './console-query.ts';
import { parseMoment, writtenRange } from './console-range.ts';
import { splitConsoleSource } from './console-source.ts';

/**
 * The queries of a text that has results which the console has copied as Markdown, in order: each
 * begins with a line “CloudWatch Logs Insights”, says where and when it ran, and has its text
 * between fences. Tables and everything around are left out.
 */
export function parseConsoleExport(text: string): readonly ConsoleQuery[] {
  const lines = text.split(/\r\n?|\n/);
  const starts = lines.flatMap((line, index) => (HEADING.test(line) ? [index] : []));
  return starts.flatMap((start, index) => {
    const query = queryOf(lines.slice(start + 1, starts[index + 1]));
    return query === undefined ? [] : [query];
  });
}

/** With or without the marks of Markdown: chats and wikis take them away. */
const HEADING = /^[\s>#*_]*CloudWatch (?:Logs Insights|Log Analytics)[\s*_]*$/i;
const QUERY_LINE = /^[\s>*-]*query-string:\s*$/i;
const PROPERTY = /^[\s>*-]*([a-z][a-z-]*):\s*(.*?)\s*$/i;
const FENCE = /^[\s>]*(?:```|~~~)/;

function queryOf(lines: readonly string[]): ConsoleQuery | undefined {
  const start = lines.findIndex((line) => QUERY_LINE.test(line));
  if (start === -1) return undefined;
  const properties = new Map(
    lines.slice(0, start).map((line) => {
      const [, name = '', value = ''] = PROPERTY.exec(line) ?? [];
      return [name.toLowerCase(), value] as const;
    }),
  );
  const text = fenced(lines.slice(start + 1));
  if (text === '') return undefined;
  const source = splitConsoleSource(text);
  const moment = (name: string) => parseMoment(properties.get(name) ?? '');
  const names = properties.get('log-group-names') ?? properties.get('log-group-arns') ?? '';
  const logGroups = names.split(',').flatMap((name) => name.trim() || []);
  return {
    region: properties.get('region') || undefined,
    text: source?.text ?? text,
    logGroups: logGroups.length > 0 ? logGroups : (source?.logGroups ?? []),
    range: writtenRange(moment('start-time'), moment('end-time')) ?? source?.range,
  };
}

/** What stands between the first two fences; up to the line or the table, if there is but one. */
function fenced(lines: readonly string[]): string {
  const open = lines.findIndex((line) => line.trim() !== '');
  const first = lines[open] ?? '';
  const isFenced = FENCE.test(first);
  const body = lines.slice(isFenced ? open + 1 : open);
  const end = body.findIndex((line) => (isFenced ? FENCE.test(line) : /^\s*---/.test(line)));
  return body
    .slice(0, end === -1 ? undefined : end)
    .join('\n')
    .trim();
}
