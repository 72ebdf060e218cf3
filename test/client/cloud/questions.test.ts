import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAskOnce } from '../../../client/cloud/ask-once.ts';
import { createAttention } from '../../../client/cloud/attention.ts';
import { logInCommand } from '../../../client/cloud/log-in-command.ts';
import { planText } from '../../../client/cloud/plan-text.ts';
import type { CostPlan } from '../../../core/protocol/cloud.ts';

const plan: CostPlan = {
  title: 'Logins',
  source: 'prod',
  queries: 12,
  places: 3,
  sliceLength: 2 * 86_400_000,
  bytes: 1_200_000_000_000,
  basis: 'CloudWatch’s own estimate',
  price: 6,
  reason: 'it may cost more than $1.00',
};

test('a plan says what is sent, scanned and paid, and why it is shown', () => {
  const { message, detail } = planText(plan);
  assert.equal(message, 'Run “Logins” on prod?');
  assert.deepEqual(detail.split('\n'), [
    'It may cost more than $1.00.',
    '',
    'Sent: 12 queries to 3 places, each over 2 days at most',
    'Scanned: about 1.2 TB (CloudWatch’s own estimate)',
    'Price: about $6.00',
  ]);
});

const plans: readonly [title: string, changes: Partial<CostPlan>, line: string][] = [
  ['one query', { queries: 1, places: 1, sliceLength: undefined }, 'Sent: 1 query to 1 place'],
  ['many queries', { queries: 1200, sliceLength: undefined }, 'Sent: 1,200 queries to 3 places'],
  ['an unknown size', { bytes: undefined, price: undefined }, 'Scanned: nobody knows how much'],
  ['an unknown price', { bytes: undefined, price: undefined }, 'Price: unknown'],
  ['a size from nowhere', { basis: undefined, bytes: 999 }, 'Scanned: about 999 B'],
  ['almost nothing', { price: 0.000_01 }, 'Price: less than $0.0001'],
  ['a reason that is a sentence', { reason: 'Over budget.' }, 'Over budget.'],
];

for (const [title, changes, line] of plans) {
  test(`a plan with ${title}`, () => {
    const lines = planText({ ...plan, ...changes }).detail.split('\n');
    assert.ok(lines.includes(line), lines.join('\n'));
  });
}

const lengths: readonly [milliseconds: number, text: string][] = [
  [86_400_000, '1 day'],
  [36 * 3_600_000, '36 hours'],
  [90 * 60_000, '90 minutes'],
  [3_600_000, '1 hour'],
  [60_000, '1 minute'],
  [2500, '2.5 seconds'],
  [500, '0.5 seconds'],
];

for (const [sliceLength, text] of lengths) {
  test(`slices of ${text}`, () => {
    assert.match(planText({ ...plan, sliceLength }).detail, new RegExp(`over ${text} at most`));
  });
}

test('a question that is open is not put again, and all get its answer', async () => {
  const once = createAskOnce<string>();
  let asked = 0;
  let answer: (text: string) => void = () => {};
  const ask = async (): Promise<string> => {
    asked += 1;
    return await new Promise<string>((resolve) => {
      answer = resolve;
    });
  };
  const both = Promise.all([once('audit', ask), once('audit', ask)]);
  const other = once('prod', async () => 'other');
  assert.equal(asked, 1);
  answer('123456');
  assert.deepEqual(await both, ['123456', '123456']);
  assert.equal(await other, 'other');
  assert.equal(await once('audit', async () => 'new'), 'new');
});

test('a question that failed can be put again', async () => {
  const once = createAskOnce<boolean>();
  await assert.rejects(
    once('audit', async () => {
      throw new Error('no window');
    }),
    /no window/,
  );
  assert.equal(await once('audit', async () => true), true);
});

test('only work that nobody waits for is kept from asking', async () => {
  let running = false;
  const attention = createAttention(() => running);
  assert.equal(attention.mayAsk, true);
  const mayAsk = async (): Promise<boolean> => attention.mayAsk;
  assert.equal(await attention.wanted(mayAsk), true);
  assert.equal(await attention.unasked(mayAsk), false);
  assert.equal(await attention.unasked(() => attention.wanted(mayAsk)), true);
  running = true;
  assert.equal(await attention.unasked(mayAsk), true);
  running = false;
  await assert.rejects(
    attention.unasked(async () => {
      throw new Error('denied');
    }),
  );
  assert.equal(attention.mayAsk, true);
});

test('the command that logs in quotes names that need it', () => {
  assert.equal(logInCommand('audit'), 'aws sso login --profile audit');
  assert.equal(logInCommand('my audit'), "aws sso login --profile 'my audit'");
});
