import { printable } from '#backends/export/printable.ts';
import { isError } from '#language/problems/problem.ts';
import { runnableQueries } from '#language/query-file/runnable.ts';
import { parseQueryFile } from '#language/syntax/parse.ts';
import { lineIndex } from '#language/text/line-index.ts';
import type { CliCommand } from '../cli.ts';
import { exitStatus, UsageError } from '../exit.ts';
import { choice, parseOptions } from '../options.ts';
import { reportErrors } from '../run/report.ts';
import { readText } from '../streams.ts';

/** `ctq queries`: lists the queries of a file with their numbers, which `run --query` takes. */
export const queries: CliCommand = async (words, environment) => {
  const { streams } = environment;
  const { values, positionals } = parseOptions(words, { format: { type: 'string' } });
  const format = choice('format', values.format, ['text', 'json']);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new UsageError('queries needs the name of one query file');
  }
  const text = await readText(file, environment);
  const lines = lineIndex(text);
  const parsed = parseQueryFile(text);
  const found = runnableQueries(parsed, text);
  const errors = found.length === 0 ? parsed.problems.filter(isError) : [];
  if (errors.length > 0) {
    reportErrors(file, text, errors, environment);
    return exitStatus.found;
  }
  const listed = found.map((query, index) => ({
    number: index + 1,
    title: query.title,
    line: lines.positionAt(query.span.start).line + 1,
    source: query.source,
    range: query.range,
    parameters: query.parameters.map(({ name }) => name),
  }));
  streams.output.write(
    format === 'json'
      ? `${JSON.stringify(listed, undefined, 2)}\n`
      : listed.map((query) => textLine(query, file)).join(''),
  );
  return exitStatus.done;
};

interface ListedQuery {
  readonly number: number;
  readonly line: number;
  readonly title: string;
}

const textLine = ({ number, line, title }: ListedQuery, file: string): string =>
  `${number}\t${printable(file)}:${line}\t${printable(title)}\n`;
