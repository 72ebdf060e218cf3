import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { recallOf, type Share } from '../../../../scripts/models/measure-recall.ts';
import { eventsIn } from '../../../../scripts/models/real-events.ts';
import { shippedModels } from './shipped-models.ts';

const logs = path.join(import.meta.dirname, '../../../../../shared/data/logs');

const percent = ({ known, all }: Share): number => (100 * known) / all;

test('the models know what real events hold', (context) => {
  if (!existsSync(logs)) {
    context.diagnostic('there are no real logs here, so the models were held against nothing');
    return;
  }
  const { events, pairs, strict, union, fields } = recallOf(eventsIn(logs), shippedModels);
  assert.ok(percent(events) >= 99, `event names: ${percent(events)} %`);
  assert.ok(percent(pairs) >= 98.5, `paths: ${percent(pairs)} %`);
  assert.ok(percent(strict) >= 96, `paths without those below free keys: ${percent(strict)} %`);
  assert.ok(percent(union) >= 85, `paths that are offered to any query: ${percent(union)} %`);
  assert.deepEqual(fields.missing, []);
});
