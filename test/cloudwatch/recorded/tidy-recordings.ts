import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import test from 'node:test';
import { recordings } from './conversation.ts';
import { used } from './recorded-cloud.ts';

/** Bytes of all recordings: they are to be read, and travel with the sources. */
const most = 300_000;

/** To be called after the tests whose names begin so: each recording is one’s of theirs. */
export function testRecordings(beginning: string): void {
  test(`${beginning}: no recording is left over, and all are small`, () => {
    const files = readdirSync(recordings);
    assert.deepEqual(
      files.filter((name) => name.startsWith(`${beginning}-`)).toSorted(),
      Array.from(used, (file) => basename(file)).toSorted(),
    );
    const bytes = files.reduce((sum, name) => sum + statSync(join(recordings, name)).size, 0);
    assert.ok(bytes <= most, `the recordings have ${bytes} bytes`);
  });
}
