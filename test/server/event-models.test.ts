import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { noEventModels } from '#language/catalogue/events/event-models.ts';
import { type LoadEventModels, watchEventModels } from '../../server/event-models.ts';
import { modelsFile } from '../language/catalogue/events/shipped-models.ts';

interface Watched {
  readonly open: () => void;
  readonly models: ReturnType<typeof watchEventModels>;
  readonly warnings: readonly string[];
}

const watch = (load: LoadEventModels | undefined): Watched => {
  const listeners: ((uri: string) => void)[] = [];
  const warnings: string[] = [];
  const connection = { console: { warn: (text: string) => void warnings.push(text) } };
  const models = watchEventModels(
    connection,
    { onChange: (listener) => void listeners.push(listener) },
    load,
  );
  return {
    open: () => listeners.forEach((listener) => listener('file:///a.ctq')),
    models,
    warnings,
  };
};

test('models are loaded once, when the first document is opened', async () => {
  let loads = 0;
  const { open, models } = watch(() => {
    loads += 1;
    return readFile(modelsFile, 'latin1');
  });
  assert.equal(loads, 0);
  open();
  open();
  assert.equal(loads, 1);
  const { sources } = await models();
  assert.ok(sources.includes('s3.amazonaws.com'));
  assert.equal(loads, 1);
});

test('models that can’t be had are none, and the log says so once', async () => {
  const { open, models, warnings } = watch(() => Promise.reject(new Error('gone')));
  open();
  assert.equal(await models(), noEventModels);
  assert.equal(await models(), noEventModels);
  assert.equal(warnings.length, 1);
  assert.match(warnings[0] ?? '', /^the fields of events are not known: Error: gone/);
});

test('a server without models has none', async () => {
  const { open, models, warnings } = watch(undefined);
  open();
  assert.equal(await models(), noEventModels);
  assert.deepEqual(warnings, []);
});
