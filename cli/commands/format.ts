import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { printable } from '#backends/export/printable.ts';
import { formatQueryFile } from '#language/format/format.ts';
import { type FormatOptions, formatOptionsOf } from '#language/format/options.ts';
import { isError } from '#language/problems/problem.ts';
import { parseQueryFile } from '#language/syntax/parse.ts';
import type { CliCommand, Environment } from '../cli.ts';
import { exitStatus, UsageError } from '../exit.ts';
import { parseOptions } from '../options.ts';
import { reportErrors } from '../run/report.ts';
import { workspaceSetting } from '../settings.ts';
import { readText } from '../streams.ts';

/** `ctq format`: prints query files formatted, rewrites them, or says which ones are not. */
export const format: CliCommand = async (words, environment) => {
  const { values, positionals } = parseOptions(words, {
    check: { type: 'boolean' },
    write: { type: 'boolean' },
  });
  if (positionals.length === 0) throw new UsageError('format needs the name of a query file');
  if (values.check && values.write) throw new UsageError('use either --check or --write');
  if (values.write && positionals.includes('-')) {
    throw new UsageError('--write needs a file, not standard input');
  }
  const act = actionOf(values.check === true, values.write === true);
  let different = 0;
  let broken = 0;
  for (const file of positionals) {
    const text = await readText(file, environment);
    const formatted = formatQueryFile(text, optionsFor(file, environment));
    // A query that is not understood is left as it is, and its author has to know.
    const errors = parseQueryFile(text).problems.filter(isError);
    reportErrors(file, text, errors, environment);
    if (errors.length > 0) broken += 1;
    if (formatted !== text) different += 1;
    await act({ file, text, formatted }, environment);
  }
  return broken > 0 || (values.check && different > 0) ? exitStatus.found : exitStatus.done;
};

/** What the workspace of the file says, or that of the current folder for standard input. */
const optionsFor = (file: string, { folder }: Environment): FormatOptions => {
  const folders = [file === '-' ? folder : dirname(resolve(folder, file))];
  return formatOptionsOf({
    keywordCase: workspaceSetting('ctq.format.keywordCase', folders)?.value,
    lineWidth: workspaceSetting('ctq.format.lineWidth', folders)?.value,
  });
};

interface Formatted {
  readonly file: string;
  readonly text: string;
  readonly formatted: string;
}

type Action = (result: Formatted, environment: Environment) => Promise<void> | void;

const actionOf = (check: boolean, rewrite: boolean): Action => {
  if (check) return reportDifference;
  return rewrite ? rewriteFile : print;
};

const reportDifference: Action = ({ file, text, formatted }, { streams }) => {
  if (formatted !== text) streams.output.write(`${printable(file)} is not formatted\n`);
};

const rewriteFile: Action = async ({ file, text, formatted }, { streams }) => {
  if (formatted === text) return;
  await writeFile(file, formatted);
  streams.output.write(`${printable(file)} formatted\n`);
};

const print: Action = ({ formatted }, { streams }) => {
  streams.output.write(formatted);
};
