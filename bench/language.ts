import { examples } from '../core/language/examples/examples.ts';
import { createLanguageService } from '../core/language/services/service.ts';
import { plainEditor } from '../core/language/services/editor-features.ts';
import type { Document } from '../core/language/services/document.ts';

/*
 * How long the language takes with a large file: medians in milliseconds. The first line is the
 * first text of a process, for which the parser is made. `node bench/language.ts`
 */

const LINES = 2000;
const ROUNDS = 120;

/** A file of that many lines, of the examples that ship with the extension; no two queries are alike. */
const largeFile = (lines: number): string => {
  let text = '';
  for (let index = 0; text.split('\n').length <= lines; index += 1) {
    const { title, query } = examples[index % examples.length] ?? { title: '', query: '' };
    text += `### ${title} ${index}\n${query}\n| limit ${index + 1}\n\n`;
  }
  return text;
};

const elapsed = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

interface Times {
  readonly median: number;
  /** What it takes when nothing else runs on the machine. */
  readonly fastest: number;
}

/** Half of the rounds warm up. */
const measure = (work: (round: number) => unknown): Times => {
  const times = Array.from({ length: ROUNDS }, (_, round) => elapsed(() => work(round)));
  const measured = times.slice(ROUNDS / 2).toSorted((a, b) => a - b);
  return { median: measured[measured.length / 2] ?? 0, fastest: measured[0] ?? 0 };
};

const service = createLanguageService();
const uri = 'file:///large.ctq';
const open = (text: string, earlier?: Document): Document => service.open(uri, text, earlier);

const first = elapsed(() => open('fields eventName | filter eventName = "x"').problems());
const text = largeFile(LINES);
const document = open(text);
const lastLine = { line: LINES - 10, character: 0 };

/** Each round types one more letter into a comment of the first query. */
let typed = document;
const edit = (round: number): Document => {
  const head = `### ${'x'.repeat(round + 1)}`;
  typed = open(text.replace(/^### [^\n]*/, head), typed);
  return typed;
};

const figures: readonly (readonly [string, Times])[] = [
  ['first text (the parser is made)', { median: first, fastest: first }],
  ['read anew', measure(() => open(text))],
  ['read anew and analysed', measure(() => open(text).problems())],
  ['one edit, read', measure(edit)],
  ['one edit, read and analysed', measure((round) => edit(round).problems())],
  ['one edit, with diagnostics', measure((round) => service.diagnostics(edit(round)))],
  [
    'one edit, with completion',
    measure((round) => service.complete(edit(round), lastLine, plainEditor)),
  ],
  ['one edit, with the outline', measure((round) => service.documentSymbols(edit(round)))],
  ['one edit, with folding', measure((round) => service.foldingRanges(edit(round)))],
];

console.log(
  `${text.split('\n').length} lines, ${document.file.queries.length} queries, ${text.length} characters`,
);
for (const [what, { median, fastest }] of figures) {
  const [usual, best] = [median, fastest].map((time) => time.toFixed(2).padStart(8));
  console.log(`${what.padEnd(34)} ${usual} ms, at best ${best} ms`);
}
