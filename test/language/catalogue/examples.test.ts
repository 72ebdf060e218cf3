import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../../core/language/catalogue/commands.ts';
import {
  aggregateFunctions,
  type FunctionEntry,
  scalarFunctions,
} from '../../../core/language/catalogue/functions.ts';
import { keywords } from '../../../core/language/catalogue/keywords.ts';
import { examples } from '../../../core/language/examples/examples.ts';
import { snippetsText } from '../../../scripts/snippets/snippets.ts';
import { shownProblems } from '../support/shown.ts';

/** The catalogue's own examples are right: everything that is shown to users runs. */
const shown: readonly (readonly [name: string, text: string])[] = [
  ...commands.map(({ name, example }) => [name, example] as const),
  ...Object.entries<FunctionEntry>({ ...scalarFunctions, ...aggregateFunctions }).map(
    ([name, { example }]) => [name, example] as const,
  ),
  ...keywords.map(({ name, example }) => [name, example] as const),
  ...examples.map(({ title, query }) => [title, query] as const),
  ...snippets(),
];

for (const [name, text] of shown) {
  test(`the example of ${name} has no problem`, () => {
    assert.deepEqual(
      shownProblems(text).map(({ code, message }) => `${code}: ${message}`),
      [],
      text,
    );
  });
}

/** The snippets as they stand once they are inserted and left as they are. */
function snippets(): readonly (readonly [name: string, text: string])[] {
  const file: Readonly<Record<string, { readonly body: readonly string[] }>> =
    JSON.parse(snippetsText());
  return Object.entries(file).map(([name, { body }]) => [
    `the snippet ${name}`,
    body
      .join('\n')
      .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, '$1')
      .replace(/\$\{\d+:([^}]*)\}/g, '$1')
      .replace(/\\([\\$])/g, '$1'),
  ]);
}
