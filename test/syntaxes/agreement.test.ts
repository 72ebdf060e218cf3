import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import textmate from 'vscode-textmate';
import { commands } from '../../core/language/catalogue/commands.ts';
import { aggregateFunctions, scalarFunctions } from '../../core/language/catalogue/functions.ts';
import { examples } from '../../core/language/examples/examples.ts';
import { openDocument } from '../../core/language/services/document.ts';
import { semanticTokens } from '../../core/language/services/semantic-tokens/semantic-tokens.ts';
import { decodedTokens } from '../language/services/decoded-tokens.ts';
import { loadGrammar } from './load-grammar.ts';

/** What the grammar may call what the language calls so; the innermost scope counts. */
const scopesOfKind: Readonly<Record<string, RegExp>> = {
  namespace: /^variable\./,
  type: /^variable\./,
  function: /^(?:support\.function|entity\.name)\./,
  variable: /^variable\./,
  parameter: /^(?:variable\.parameter|punctuation\.definition\.placeholder|meta\.placeholder)\./,
  property: /^variable\./,
  // `logGroups(…)` looks like a call.
  keyword: /^(?:keyword\.(?:control|other)|constant\.language|variable|support\.function)\./,
  decorator: /^keyword\.other\.directive\./,
  operator: /^keyword\.operator\./,
  string: /^(?:string|constant\.character)\./,
  number: /^(?:constant\.numeric|keyword\.other\.unit)\./,
  regexp: /\.regexp\.|^string\.regexp|punctuation\.definition\.(?:string|group)/,
  comment: /^(?:comment|punctuation\.definition\.comment|keyword\.operator\.assignment|string)\b/,
};

const samples = new URL('../../samples/queries/', import.meta.url);

const texts: readonly (readonly [string, string])[] = [
  ...readdirSync(samples)
    .filter((name) => name.endsWith('.ctq'))
    .map((name) => [name, readFileSync(new URL(name, samples), 'utf8')] as const),
  ...examples.map(({ id, query }) => [id, query] as const),
  ...Object.entries({ ...scalarFunctions, ...aggregateFunctions }).map(
    ([name, { example }]) => [name, example] as const,
  ),
  ...commands.map(({ name, example }) => [name, example] as const),
];

test('the grammar and the language agree on what the words of queries are', async () => {
  const grammar = await loadGrammar();
  const differences = texts.flatMap(([name, text]) =>
    differencesIn(grammar, text).map((difference) => `${name}: ${difference}`),
  );
  assert.deepEqual(differences, []);
});

function differencesIn(grammar: textmate.IGrammar, text: string): readonly string[] {
  const tokens = decodedTokens(semanticTokens(openDocument('file:///a.ctq', text), 'all'));
  let state = textmate.INITIAL;
  return text.split('\n').flatMap((line, number) => {
    const coloured = grammar.tokenizeLine(line, state);
    state = coloured.ruleStack;
    return tokens
      .filter((token) => token.line === number)
      .flatMap(({ start, end, says }) => {
        const kind = says.split('.')[0] ?? '';
        return coloured.tokens
          .filter(({ startIndex, endIndex }) => startIndex < end && start < endIndex)
          .filter(({ startIndex, endIndex }) => line.slice(startIndex, endIndex).trim() !== '')
          .map(({ scopes }) => scopes.findLast((scope) => !scope.startsWith('punctuation.')) ?? '')
          .filter((scope) => scopesOfKind[kind]?.test(scope) !== true)
          .map((scope) => `"${line.slice(start, end)}" is ${says} and ${scope}`);
      });
  });
}
