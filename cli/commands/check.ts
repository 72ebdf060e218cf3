import { printable } from '#backends/export/printable.ts';
import { parseQueryFile } from '#language/syntax/parse.ts';
import { problemsOf } from '#language/analysis/check.ts';
import { shownProblems } from '#language/analysis/shown-problems.ts';
import type { Problem } from '#language/problems/problem.ts';
import { lineIndex } from '#language/text/line-index.ts';
import type { CliCommand, Environment } from '../cli.ts';
import { type ExitStatus, exitStatus, UsageError } from '../exit.ts';
import { choice, parseOptions } from '../options.ts';
import { readText } from '../streams.ts';

/** One problem of one file; lines and columns are counted from 1. */
interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly message: string;
}

/**
 * `ctq check`: prints the problems of query files, but for those that the files silence; errors and
 * warnings make it fail.
 */
export const check: CliCommand = async (words, environment) => {
  const { values, positionals } = parseOptions(words, { format: { type: 'string' } });
  const format = choice('format', values.format, ['text', 'json']);
  if (positionals.length === 0) throw new UsageError('check needs the name of a query file');
  const findings: Finding[] = [];
  for (const file of positionals) findings.push(...(await findingsOf(file, environment)));
  environment.streams.output.write(
    format === 'json' ? `${JSON.stringify(findings, undefined, 2)}\n` : findings.map(line).join(''),
  );
  return status(findings);
};

const findingsOf = async (file: string, environment: Environment): Promise<readonly Finding[]> => {
  const text = await readText(file, environment);
  const lines = lineIndex(text);
  const read = parseQueryFile(text);
  return shownProblems(read, problemsOf(read)).map((problem) => {
    const start = lines.positionAt(problem.span.start);
    const end = lines.positionAt(problem.span.end);
    return {
      file,
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      code: problem.code,
      severity: problem.severity,
      message: problem.message,
    };
  });
};

const line = ({ file, line, column, severity, message, code }: Finding): string =>
  `${printable(`${file}:${line}:${column}: ${severity}: ${message} [${code}]`)}\n`;

// A hint is advice about something that works; it should not fail a build.
const status = (findings: readonly Finding[]): ExitStatus =>
  findings.some(({ severity }) => severity === 'error' || severity === 'warning')
    ? exitStatus.found
    : exitStatus.done;
