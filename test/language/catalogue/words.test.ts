import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clauseWords } from '../../../core/language/catalogue/clause-words.ts';
import { commands } from '../../../core/language/catalogue/commands.ts';
import { optionsOfCommand } from '../../../core/language/catalogue/options.ts';
import { shapeOf } from '../../../core/language/services/cursor/clauses.ts';
import { commandKind } from '../../../core/language/services/cursor/command-kind.ts';

/** The documented shape of a command, by what the tree calls it. */
const syntaxes = new Map(
  commands.flatMap(({ name, syntax }) => {
    const kind = commandKind(name);
    return kind === undefined ? [] : [[kind, syntax] as const];
  }),
);

test('every command has a shape that completion knows', () => {
  assert.deepEqual(
    [...syntaxes.keys()].filter((kind) => shapeOf(kind) === undefined),
    [],
  );
});

test('the shape of a command shows its words and its options', () => {
  const words = clauseWords.flatMap(({ word, commands: kinds }) =>
    kinds.map((kind) => ({ kind, word })),
  );
  const options = [...syntaxes.keys()].flatMap((kind) =>
    optionsOfCommand(kind).map(({ name }) => ({ kind, word: `${name}=` })),
  );
  const missing = [...words, ...options].filter(
    ({ kind, word }) => !new RegExp(`\\b${word}`).test(syntaxes.get(kind) ?? ''),
  );
  // XML is not in the guide.
  assert.deepEqual(missing, [{ kind: 'parse', word: 'XML' }]);
});

test('options that a choice of words has are documented by these words', () => {
  for (const [kind, syntax] of syntaxes) {
    for (const { name, values } of optionsOfCommand(kind)) {
      const words = values.kind === 'word' ? values.words : [];
      for (const word of words) assert.ok(syntax.includes(word), `${word} of ${name} of ${kind}`);
    }
  }
});
