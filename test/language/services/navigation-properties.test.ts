import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { NameSymbol } from '../../../core/language/analysis/symbols/symbol.ts';
import { commands } from '../../../core/language/catalogue/commands.ts';
import { aggregateFunctions, scalarFunctions } from '../../../core/language/catalogue/functions.ts';
import { examples } from '../../../core/language/examples/examples.ts';
import { type Document, openDocument } from '../../../core/language/services/document.ts';
import { references } from '../../../core/language/services/navigation/definition.ts';
import { symbolsOf } from '../../../core/language/services/navigation/named-places.ts';
import { isRefusal } from '../../../core/language/services/navigation/new-name.ts';
import { rename } from '../../../core/language/services/navigation/rename.ts';
import { readCorpus } from '../../engine/support/corpus.ts';
import { answerTo, flattenAll } from '../../engine/support/run.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';
import { casesOf } from './cases.ts';
import { edited } from './edits.ts';
import { withoutMarks } from './marks.ts';

const uri = 'file:///query.ctq';
const NEW = 'zzNew';

const samples = new URL('../../../samples/queries/', import.meta.url);
const corpus = new URL('../../engine/corpus/', import.meta.url);
const answered = readdirSync(corpus).flatMap((name) => readCorpus(new URL(name, corpus)));

const texts: readonly string[] = [
  ...readdirSync(samples).map((name) => readFileSync(new URL(name, samples), 'utf8')),
  ...examples.map(({ query }) => query),
  ...[...Object.values({ ...scalarFunctions, ...aggregateFunctions }), ...commands].map(
    ({ example }) => example,
  ),
  ...casesOf('navigation.txt').map(({ text }) => withoutMarks(text).text),
  ...answered.map(({ query }) => query),
];

const chosen = (document: Document): readonly NameSymbol[] =>
  document.file.queries
    .flatMap((query) => symbolsOf(document, query).names)
    .filter(({ fixed }) => fixed === undefined);

/** Of two columns of one name, the result shows the later one; renamed, they are both shown. */
const isOnlyOne = (document: Document, { name }: NameSymbol): boolean =>
  document.file.queries
    .flatMap((query) => symbolsOf(document, query).names)
    .filter((symbol) => symbol.name === name).length === 1;

const placeOf = (document: Document, { occurrences }: NameSymbol, index = 0) =>
  document.lines.positionAt(occurrences[index]?.span.start ?? 0);

/** The document with a symbol renamed; undefined where that is refused. */
const renamed = (
  document: Document,
  symbol: NameSymbol,
  name: string,
  index = 0,
): Document | undefined => {
  const edit = rename(document, placeOf(document, symbol, index), name);
  return isRefusal(edit)
    ? undefined
    : openDocument(uri, edited(document, edit.changes?.[uri] ?? []));
};

test('renamed there and back a query is what it was', () => {
  let count = 0;
  for (const text of texts) {
    const document = openDocument(uri, text);
    for (const [index, symbol] of chosen(document).entries()) {
      // A column that has got an alias keeps it, and a name loses backticks that it does not need.
      const isPlain =
        isOnlyOne(document, symbol) &&
        !text.includes('`') &&
        symbol.occurrences.every(({ form }) => form !== 'column');
      const there = isPlain && renamed(document, symbol, NEW);
      if (!there) continue;
      const same = chosen(there)[index];
      assert.equal(same?.name, NEW, text);
      assert.equal(renamed(there, same, symbol.name)?.text, text);
      count += 1;
    }
  }
  assert.ok(count > 250, `${count} names`);
});

test('each place of a name leads to the same places, and renames the same', () => {
  for (const text of texts) {
    const document = openDocument(uri, text);
    for (const query of document.file.queries) {
      for (const symbol of symbolsOf(document, query).names) {
        const found = symbol.occurrences.map((_, index) =>
          JSON.stringify(references(document, placeOf(document, symbol, index), true)),
        );
        assert.equal(new Set(found).size, 1, `${symbol.name} in ${text}`);
        if (symbol.fixed !== undefined) continue;
        const results = symbol.occurrences.map(
          (_, index) => renamed(document, symbol, NEW, index)?.text,
        );
        assert.equal(new Set(results).size, 1, `${symbol.name} in ${text}`);
      }
    }
  }
});

test('a query answers the same after a rename, but for the name', () => {
  let count = 0;
  for (const { query: text, events: lines } of answered) {
    const document = openDocument(uri, text);
    const events = flattenAll(lines);
    for (const symbol of chosen(document)) {
      // Where events have a field of that name, a command that finds nothing lets it be.
      const isOfEvents = lines.some((line) => line.includes(JSON.stringify(symbol.name)));
      const isSafe = !isOfEvents && isOnlyOne(document, symbol);
      const there = isSafe ? renamed(document, symbol, NEW) : undefined;
      if (there === undefined) continue;
      const [before, after] = [text, there.text].map((each) => answerOf(each, events));
      assert.deepEqual(
        after?.columns,
        before?.columns.map((column) => newColumn(column, symbol.name)),
        there.text,
      );
      assert.deepEqual(after?.rows, before?.rows, there.text);
      count += 1;
    }
  }
  assert.ok(count > 100, `${count} names`);
});

test('names are found where they are when the text above them has grown or shrunk', () => {
  let document = openDocument(uri, texts.map((text, index) => `### ${index}\n${text}`).join('\n'));
  for (const [from, to] of [
    ['### 0\n', '### 0\n# one line more\n'],
    ['# one line more\n', ''],
    ['### 3\n', '### a longer title\n'],
  ] as const) {
    for (const query of document.file.queries) symbolsOf(document, query);
    document = openDocument(uri, document.text.replace(from, to), document);
    const anew = openDocument(uri, document.text);
    const namesIn = (file: Document): unknown =>
      file.file.queries.map((query) => JSON.stringify(symbolsOf(file, query)));
    assert.deepEqual(namesIn(document), namesIn(anew));
  }
});

const answerOf = (text: string, events: ReturnType<typeof flattenAll>) => {
  const [query] = parseQueryFile(text).queries;
  assert.ok(query);
  const answer = answerTo(query, events);
  return {
    columns: answer.columns.map(({ name }) => name),
    rows: Array.from(answer.rows(), ({ cells }) => cells),
  };
};

/** A column is called by the name, by a text that holds it, or by a word that is made of it. */
const newColumn = (column: string, name: string): string => {
  const sign = name.replace(/[^\w]/g, String.raw`\$&`);
  return column
    .replaceAll(new RegExp(`(?<![\\w@.])\`?${sign}\`?(?![\\w@])`, 'g'), NEW)
    .replace(new RegExp(`^${sign}(?=_p\\d|_outlier)`), NEW);
};
