import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../../core/language/catalogue/commands.ts';
import { directives } from '../../../core/language/catalogue/directives.ts';
import {
  aggregateFunctions,
  type FunctionEntry,
  scalarFunctions,
} from '../../../core/language/catalogue/functions.ts';
import { keywords } from '../../../core/language/catalogue/keywords.ts';

const functions = Object.entries<FunctionEntry>({ ...scalarFunctions, ...aggregateFunctions });

test('everything in the catalogue has a sentence and notes that are sentences', () => {
  const entries = [
    ...commands,
    ...directives,
    ...keywords,
    ...functions.map(([name, entry]) => ({ name, ...entry })),
  ];
  for (const { name, summary, notes } of entries) {
    assert.match(summary, /^[A-Z1].*\.$/, name);
    assert.ok(notes !== undefined && notes.length > 0, `${name} has no notes`);
    for (const note of notes) assert.match(note, /^[A-Z0-9`].*[.`]$/, name);
  }
});

test('every example uses what it is an example of', () => {
  const examples = [
    ...[...commands, ...keywords].map(({ name, example }) => ({ names: [name], example })),
    ...functions.map(([name, entry]) => ({
      names: [name, ...(entry.aliases ?? [])],
      example: entry.example,
    })),
  ];
  const unlike = examples.filter(
    ({ names, example }) =>
      !names.some((name) => example.toLowerCase().includes(name.toLowerCase())),
  );
  // A JSON boolean is best compared with 1 and 0, so true and false are not shown.
  assert.deepEqual(
    unlike.map(({ names }) => names[0]),
    ['true', 'false'],
  );
});
