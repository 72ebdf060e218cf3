import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project.ts';
import { comparePatterns, type ComparedPattern } from './compare.ts';
import { jsonSource } from './json-source.ts';
import { readMessages } from './messages.ts';
import { readPatterns } from './named-patterns.ts';

/** Patterns and logs of other people, beside the project; not part of it. */
export const dataFolder = join(projectRoot, '..', 'shared', 'data');
export const patternFiles: readonly string[] = ['filter-patterns.txt', 'filter-patterns-other.txt'];

/**
 * A table of the published filter patterns: what is wrong with each, and how many events of the
 * real logs the pattern and its translation pick. Says so where the data is not there.
 */
export const filterPatternReport = (): string => {
  const files = patternFiles.map((name) => join(dataFolder, name)).filter(existsSync);
  const logs = join(dataFolder, 'logs');
  if (files.length === 0) {
    return `no filter patterns: ${dataFolder} is not there`;
  }
  const patterns = files.flatMap(readPatterns);
  const messages = existsSync(logs) ? readMessages(logs) : [];
  const rows = comparePatterns(patterns, messages, jsonSource());
  return [...table(rows), '', summary(rows, messages.length)].join('\n');
};

const table = (rows: readonly ComparedPattern[]): readonly string[] => {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const head = line(['pattern'.padEnd(width), 'pattern', 'query', 'differ'], '');
  return [head, ...rows.map((row) => rowText(row, width))];
};

const rowText = ({ name, problems, notes, counts }: ComparedPattern, width: number): string =>
  line(
    [
      name.padEnd(width),
      ...(counts === undefined
        ? ['-', '-', '-']
        : [counts.byPattern, counts.byQuery, counts.different].map(String)),
    ],
    [...new Set([...problems, ...notes])].join(', '),
  );

const line = ([name = '', ...numbers]: readonly string[], remarks: string): string =>
  [name, ...numbers.map((cell) => cell.padStart(8)), '', remarks].join(' ').trimEnd();

const summary = (rows: readonly ComparedPattern[], events: number): string => {
  const run = rows.flatMap(({ counts }) => counts ?? []);
  const same = run.filter(({ different }) => different === 0).length;
  const matching = run.filter(({ byPattern }) => byPattern > 0).length;
  return [
    `${rows.length} patterns, ${rows.length - run.length} with errors, over ${events} events:`,
    `${same} of ${run.length} pick the same events as their translation, ${matching} pick any`,
  ].join(' ');
};
