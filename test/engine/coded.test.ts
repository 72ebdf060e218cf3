import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { planAnswer, planScan, type EngineContext } from '../../core/engine/engine.ts';
import type { Query } from '../../core/language/syntax/ast.ts';
import { flattenEvent, type FlatEvent } from '../support/object-source.ts';
import { codedSource, type Derivations } from './support/coded-source.ts';
import { readCorpus } from './support/corpus.ts';
import { messageQueryText, queryText } from './support/random-query.ts';
import { answerTo, context, flattenAll, queryOf, tableOf } from './support/run.ts';

/*
 * A source that numbers values, and keeps what is derived of messages, gives the answers of one that
 * does not.
 */

const derivations: Derivations = new Map();

/** The answer over events that are read three times over, so that codes come again. */
const codedAnswer = (
  query: Query,
  events: readonly FlatEvent[],
  within: EngineContext = context,
): string => {
  const answer = planAnswer(query, within);
  const source = codedSource(derivations);
  const scan = planScan(query, source, within);
  for (const [index, event] of events.entries()) {
    source.stand(event);
    scan.take(index);
    if (index % 11 === 8) {
      answer.add(structuredClone(scan.drain()));
    }
  }
  answer.add(structuredClone(scan.drain()));
  return tableOf(answer);
};

const tripled = <Element>(elements: readonly Element[]): readonly Element[] => [
  ...elements,
  ...elements,
  ...elements,
];

const folder = new URL('corpus/', import.meta.url);

for (const name of readdirSync(folder).toSorted()) {
  describe(name, () => {
    for (const { title, query: text, events } of readCorpus(new URL(name, folder))) {
      it(title, () => {
        const query = queryOf(text);
        const flat = flattenAll(tripled(events));
        assert.equal(codedAnswer(query, flat), tableOf(answerTo(query, flat)));
      });
    }
  });
}

const someValue = fc.constantFrom<unknown>(
  'x1',
  'x10',
  '1',
  '01',
  '1e2',
  'a/b',
  'true',
  '',
  ' x ',
  null,
  true,
  false,
  1,
  5,
  0.1,
  1.5,
  -3,
);

const events = fc.array(
  fc.record(
    {
      a: someValue,
      b: someValue,
      n: someValue,
      flag: someValue,
      list: fc.array(someValue, { maxLength: 3 }),
    },
    { requiredKeys: [] },
  ),
  { minLength: 1, maxLength: 12 },
);

it('answers random queries as a source without codes does', () => {
  fc.assert(
    fc.property(queryText, events, (written, objects) => {
      const query = queryOf(written);
      const json = objects.map((object, index) =>
        JSON.stringify({ ...object, eventTime: new Date((index % 5) * 20_000_000).toISOString() }),
      );
      const flat = tripled(json.map((each, index) => flattenEvent(each, `e${index}`)));
      assert.equal(codedAnswer(query, flat), tableOf(answerTo(query, flat)), written);
    }),
    { seed: 20220218, numRuns: 700 },
  );
});

it('derives the same of a message in all queries', () => {
  const messages = ['5', '1', 'true', '"x1"', '{"list":["x1"],"a":"a/b"}'];
  const flat = tripled(messages.map((json) => flattenEvent(json, json)));
  fc.assert(
    fc.property(messageQueryText, (written) => {
      const query = queryOf(written);
      assert.equal(codedAnswer(query, flat), tableOf(answerTo(query, flat)), written);
    }),
    { seed: 20220218, numRuns: 700 },
  );
});
