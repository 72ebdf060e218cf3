import { parseArgs } from 'node:util';
import { compareErrors, type ComparedError } from './corpus/compare-errors.ts';
import { readExceptions } from './corpus/exceptions.ts';
import { queriesFolder, readQueries } from './corpus/read-queries.ts';

/*
 * `npm run corpus [-- FOLDER|FILE] [--filter-patterns]`: checks queries that other people have
 * published, and prints those with errors beside the reasons in test/language/corpus-exceptions.tsv.
 * Fails where an error has no reason there, and where one that is listed is not found any more.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'filter-patterns': { type: 'boolean', default: false } },
});

const table = (rows: readonly ComparedError[]): string => {
  const width = (cell: 'file' | 'code'): number =>
    Math.max(0, ...rows.map((row) => row[cell].length));
  const [files, codes] = [width('file'), width('code')];
  return rows
    .map(({ file, code, reason }) => `${file.padEnd(files)}  ${code.padEnd(codes)}  ${reason}`)
    .join('\n');
};

const checkQueries = (path: string): void => {
  const queries = readQueries(path);
  if (queries === undefined) {
    console.log(`not checked: there is nothing at ${path}`);
    // A path that was asked for has to be there; the usual folder may be missing.
    if (positionals.length > 0) process.exitCode = 2;
    return;
  }
  const rows = compareErrors(queries, readExceptions());
  const wrong = rows.filter(({ isExpected }) => !isExpected);
  const files = new Set(rows.map(({ file }) => file));
  if (rows.length > 0) console.log(`${table(rows)}\n`);
  console.log(
    `${queries.length} queries; ${files.size} with errors, ${rows.length - wrong.length} errors with a reason, ${wrong.length} without`,
  );
  if (wrong.length > 0) process.exitCode = 1;
};

checkQueries(positionals[0] ?? queriesFolder);

if (values['filter-patterns']) {
  const { filterPatternReport } = await import('./filter-patterns/report.ts');
  console.log(`\n${filterPatternReport()}`);
}
