import { readFileSync } from 'node:fs';

/** One case of a corpus file. */
export interface Case {
  readonly title: string;
  readonly query: string;
  /** JSON texts. */
  readonly events: readonly string[];
  readonly expected: string;
}

/**
 * The cases of a corpus file. A case is `# title`, the query, its events (a line of JSON each),
 * `==>` and the table that it answers with. Events before the first case are those of every case
 * that has none of its own.
 */
export const readCorpus = (file: URL): readonly Case[] => {
  const [common = '', ...cases] = readFileSync(file, 'utf8').split(/^# /m);
  const commonEvents = eventsOf(common);
  return cases.map((text) => {
    const [question = '', expected = ''] = text.split(/^==>$/m);
    const [title = '', ...lines] = question.split('\n');
    const events = eventsOf(question);
    return {
      title,
      query: lines.filter((line) => !isEvent(line)).join('\n'),
      events: events.length > 0 ? events : commonEvents,
      expected: normalTable(expected),
    };
  });
};

const isEvent = (line: string): boolean => line.startsWith('{');

const eventsOf = (text: string): readonly string[] => text.split('\n').filter(isEvent);

/** `∅` is a missing cell, `""` an empty one; blanks around cells are for the reader. */
const normalTable = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => normalLine(line.split(' | ').map((cell) => cell.trim())))
    .join('\n');

const normalLine = (cells: readonly string[]): string => cells.join(' | ');

/** An answer as a corpus writes it. */
export const tableText = (
  columns: readonly { readonly name: string }[],
  rows: Iterable<{ readonly cells: readonly (string | null)[] }>,
): string => {
  const body = Array.from(rows, ({ cells }) => normalLine(cells.map(cellText)));
  return [normalLine(columns.map(({ name }) => name)), ...body].join('\n');
};

const cellText = (cell: string | null): string => {
  if (cell === null) {
    return '∅';
  }
  return cell === '' ? '""' : cell.replaceAll('\n', '\\n');
};
