import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Document, openDocument } from '../../core/language/services/document.ts';

/*
 * A version of a document takes from the one before what has not changed, and must not hold it for
 * that: a server would keep every version that was ever typed.
 */

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
};

/** The last of many versions, and a way to see which of the others are still held. */
const typed = (): { readonly last: Document; readonly others: readonly WeakRef<Document>[] } => {
  let last = openDocument('file:///typed.ctq', 'fields eventName');
  const others: WeakRef<Document>[] = [];
  for (let count = 0; count < 20; count += 1) {
    others.push(new WeakRef(last));
    last = openDocument(last.uri, `### A\nfields a${count}\n### B\nfilter b = ${count}`, last);
  }
  return { last, others };
};

test('a version of a document does not hold those before it', async () => {
  const { last, others } = typed();
  // What a WeakRef was asked for is held until the work at hand is done.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  assert.deepEqual(
    others.filter((version) => version.deref() !== undefined),
    [],
  );
  assert.deepEqual(last.problems(), last.problems());
});
