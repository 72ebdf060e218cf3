import { printable } from '#backends/export/printable.ts';
import type { WholeResult } from '#backends/export/result.ts';
import type { Problem } from '#language/problems/problem.ts';
import { aboutPriceText, bytesText } from '#protocol/amounts.ts';
import { unopenedFiles } from '#protocol/unopened-files.ts';
import { lineIndex } from '#language/text/line-index.ts';
import type { Environment } from '../cli.ts';

/** Says which errors keep queries from running, with their places in the file. */
export const reportErrors = (
  file: string,
  text: string,
  errors: readonly Problem[],
  { streams }: Environment,
): void => {
  const lines = lineIndex(text);
  for (const problem of errors) {
    const { line, character } = lines.positionAt(problem.span.start);
    const place = `${file}:${line + 1}:${character + 1}`;
    const said = `${place}: ${problem.severity}: ${problem.message} [${problem.code}]`;
    streams.messages.write(`${printable(said)}\n`);
  }
};

/** Says how many rows `--limit` has left out; undefined shows all. */
export const reportLimit = (
  { title, rowCount }: { readonly title: string; readonly rowCount: number },
  limit: number | undefined,
  { streams }: Environment,
): void => {
  if (limit === undefined || rowCount <= limit) return;
  const name = printable(title);
  streams.messages.write(`"${name}": the first ${limit} of ${rowCount} rows (--limit)\n`);
};

/**
 * Says what was wrong with the source or the run, and what a run only hints at: another source than
 * the one that the query names. Hints about the query itself are left to `check`.
 */
export const reportProblems = (
  result: WholeResult,
  isOneOfSeveral: boolean,
  { streams }: Environment,
): void => {
  const title = isOneOfSeveral ? `"${result.title}": ` : '';
  for (const { severity, message, file } of result.problems) {
    const where = file === undefined || message.includes(file) ? '' : ` (${file})`;
    streams.messages.write(`${printable(`${title}${severity}: ${message}${where}`)}\n`);
  }
};

/** Says how many events were left out because they had come before. */
export const reportDropped = (
  { title, statistics: { duplicatesDropped } }: WholeResult,
  { streams }: Environment,
): void => {
  if (duplicatesDropped === undefined) return;
  const events = duplicatesDropped === 1 ? 'repeated event was' : 'repeated events were';
  streams.messages.write(`"${printable(title)}": ${duplicatesDropped} ${events} left out\n`);
};

/** Says which files of a local source a run had no need to open. */
export const reportUnopened = (
  { title, statistics }: WholeResult,
  { streams }: Environment,
): void => {
  const unopened = unopenedFiles(statistics);
  if (unopened === undefined) return;
  const files = unopened.count === 1 ? '1 file' : `${unopened.count} files`;
  streams.messages.write(`${printable(title)}: ${files} not opened: ${unopened.reasons}\n`);
};

/** Says what a run on CloudWatch has scanned and cost, as its console does. */
export const reportScanned = (
  { title, statistics }: WholeResult,
  { streams }: Environment,
): void => {
  const { queriesSent = 0, recordsScanned, recordsMatched, bytesScanned } = statistics;
  if (queriesSent === 0) return;
  const { estimatedPrice = 0, elapsedMilliseconds } = statistics;
  const facts = [
    `${recordsScanned} events scanned, ${recordsMatched} matched`,
    `${bytesText(bytesScanned)}, ${aboutPriceText(estimatedPrice)}`,
    `${queriesSent} ${queriesSent === 1 ? 'query' : 'queries'}`,
    `${(elapsedMilliseconds / 1000).toFixed(1)} s`,
  ];
  streams.messages.write(`${printable(title)}: ${facts.join(', ')}\n`);
};
