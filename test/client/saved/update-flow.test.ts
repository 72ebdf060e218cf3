import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SeenQuery } from '../../../client/cloud/saved/saved-query-changes.ts';
import {
  updateAfterApproval,
  type UpdateOutcome,
} from '../../../client/cloud/saved/update-flow.ts';
import type { SavedQuery } from '../../../core/protocol/cloud.ts';

function saved(text: string, lastModified: number): SavedQuery {
  return { id: 'abc', name: 'n', text, logGroups: [], parameters: [], lastModified };
}

interface Case {
  readonly name: string;
  /** What the service has, each time that it is asked; undefined: nothing. */
  readonly found: readonly (SavedQuery | undefined)[];
  readonly seen: SeenQuery | undefined;
  readonly answers: readonly boolean[];
  /** What was shown and asked, in order. */
  readonly asked: readonly string[];
  readonly outcome: UpdateOutcome;
  readonly isPut: boolean;
}

const one = saved('limit 1', 1000);
const two = saved('limit 2', 2000);
const updated = { kind: 'updated', name: 'n' } as const;

const cases: readonly Case[] = [
  {
    name: 'approved, it is saved',
    found: [one, one],
    seen: one,
    answers: [true],
    asked: ['limit 1'],
    outcome: updated,
    isPut: true,
  },
  {
    name: 'not approved, nothing is saved',
    found: [one],
    seen: one,
    answers: [false],
    asked: ['limit 1'],
    outcome: { kind: 'cancelled' },
    isPut: false,
  },
  {
    name: 'what was never opened here is no change of others',
    found: [one, one],
    seen: undefined,
    answers: [true],
    asked: ['limit 1'],
    outcome: updated,
    isPut: true,
  },
  {
    name: 'a change of others is told',
    found: [two, two],
    seen: one,
    answers: [true],
    asked: ['limit 2, changed'],
    outcome: updated,
    isPut: true,
  },
  {
    name: 'a change while the question stands is shown before it is lost',
    found: [one, two],
    seen: one,
    answers: [true, false],
    asked: ['limit 1', 'limit 2, changed'],
    outcome: { kind: 'cancelled' },
    isPut: false,
  },
  {
    name: 'deleted meanwhile',
    found: [one, undefined],
    seen: one,
    answers: [true],
    asked: ['limit 1'],
    outcome: { kind: 'gone' },
    isPut: false,
  },
  {
    name: 'deleted before',
    found: [undefined],
    seen: one,
    answers: [],
    asked: [],
    outcome: { kind: 'gone' },
    isPut: false,
  },
  {
    name: 'the same already',
    found: [saved('limit 9', 3000)],
    seen: one,
    answers: [],
    asked: [],
    outcome: { kind: 'unchanged', name: 'n' },
    isPut: false,
  },
];

for (const { name, found, seen, answers, asked, outcome, isPut } of cases) {
  test(name, async () => {
    const versions = [...found];
    const replies = [...answers];
    const questions: string[] = [];
    const puts: string[] = [];
    const result = await updateAfterApproval(
      {
        find: async () => versions.shift(),
        next: ({ id, name: kept }) => ({
          id,
          name: kept,
          text: 'limit 9',
          logGroups: [],
          parameters: [],
        }),
        approves: async (update) => {
          questions.push(`${update.saved.text}${update.isForeign ? ', changed' : ''}`);
          return replies.shift() ?? false;
        },
        put: async ({ text }) => void puts.push(text),
      },
      seen,
    );
    assert.deepEqual(result, outcome);
    assert.deepEqual(questions, asked);
    assert.deepEqual(puts, isPut ? ['limit 9'] : []);
    assert.deepEqual(versions, []);
  });
}
