import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planAnswer } from '../../core/engine/engine.ts';
import { NOW, queryOf } from './support/run.ts';

describe('an answer', () => {
  for (const [text, expected] of [
    ['fields eventName', true],
    ['fields eventName | limit 5', true],
    ['sort @timestamp desc | limit 5', true],
    ['sort eventTime desc | limit 5', true],
    ['fields eventTime as at | sort at desc, eventName | limit 5', true],
    ['sort eventName | sort @timestamp desc | limit 5', true],
    ['filter readOnly = 0 | sort @timestamp desc | dedup eventName | limit 5', true],
    ['sort @timestamp desc | limit 5 | filter readOnly = 0 | sort eventName', true],
    ['sort @timestamp | limit 5', false],
    ['sort eventName desc, @timestamp desc | limit 5', false],
    ['fields concat(eventTime, "") as at | sort at desc | limit 5', false],
    ['fields eventName as eventTime | sort eventTime desc | limit 5', false],
    ['limit any 5', false],
    ['stats count(*) by eventName', false],
    ['stats count(*) by eventTime | sort eventTime desc | limit 5', false],
  ] as const) {
    it(`of "${text}" is made of ${expected ? 'the latest events' : 'others'}`, () => {
      assert.equal(planAnswer(queryOf(text), { now: NOW }).newestFirst, expected);
    });
  }
});
