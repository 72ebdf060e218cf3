import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readCorpus } from './support/corpus.ts';
import { answerTo, apart, flattenAll, queryOf, tableOf, together } from './support/run.ts';

const folder = new URL('corpus/', import.meta.url);

for (const name of readdirSync(folder).toSorted()) {
  describe(name, () => {
    for (const { title, query: text, events, expected } of readCorpus(new URL(name, folder))) {
      it(title, () => {
        const query = queryOf(text);
        const flat = flattenAll(events);
        assert.equal(tableOf(answerTo(query, flat, together)), expected, 'in one piece');
        assert.equal(tableOf(answerTo(query, flat, apart)), expected, 'in several parts');
      });
    }
  });
}
