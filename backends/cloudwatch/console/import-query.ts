import { parseConsoleExport } from './console-export.ts';
import { decodeConsoleLink } from './console-link.ts';
import type { ConsoleQuery } from './console-query.ts';

/** The queries of a text that somebody has copied in the console; a text says why there is none. */
export function queriesOfConsole(text: string): readonly ConsoleQuery[] | string {
  const exported = parseConsoleExport(text);
  if (exported.length > 0) return exported;
  const links = [...text.matchAll(LINK)].map(([link]) => decodeConsoleLink(link));
  const decoded = links.filter((link) => link !== undefined);
  const queries = decoded.flatMap((link) => (link.kind === 'query' ? [link.query] : []));
  if (queries.length > 0) return queries;
  const [first] = decoded;
  return first?.kind === 'no-query' ? first.reason : `there is no query in it; ${ACCEPTED}`;
}

/** A link ends at a blank, and so may the parentheses of Markdown around it, whose end is read over. */
const LINK = /https:\/\/[^\s"<>]+/g;

const ACCEPTED =
  'copy the address of a Logs Insights query in the CloudWatch console (https://us-east-1.console.aws.amazon.com/cloudwatch/home…#logsV2:logs-insights…), or its results with Export results, Copy table to clipboard (Markdown)';
