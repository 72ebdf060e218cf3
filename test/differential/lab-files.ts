import { readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { envelopes } from '../backends/reader/envelopes.ts';
import { recordText } from './random-records.ts';

/** A file of logs, as far as the answer depends on it, and how it is written. */
export interface LabFile {
  readonly envelope: string;
  readonly isCompressed: boolean;
  readonly records: readonly string[];
}

/** Most are of the kinds that large files are cut into segments of. */
const envelope = fc.oneof(
  fc.constantFrom('trail delivery', 'pretty trail delivery', 'lines of records'),
  fc.constantFrom(...Object.keys(envelopes)),
);

const someRecords = fc.array(recordText, { minLength: 1, maxLength: 6 });

/** Now and then as many as make a column worth its name. */
const records = fc.oneof(
  { weight: 50, arbitrary: someRecords },
  {
    weight: 1,
    arbitrary: someRecords.map((some) => Array.from({ length: 50 }, () => some).flat()),
  },
);

export const labFiles: fc.Arbitrary<readonly LabFile[]> = fc.array(
  fc.record({
    envelope,
    isCompressed: fc.boolean(),
    records,
  }),
  { minLength: 1, maxLength: 4 },
);

/** The file's name in its folder, by its place among all; names are in order of place. */
export function fileName({ isCompressed }: LabFile, place: number): string {
  return `${place}.json${isCompressed ? '.gz' : ''}`;
}

/**
 * Writes the files to the folder, which then has no others, as if it was so long ago, in seconds since
 * 1970, that they may be remembered.
 */
export function writeLab(folder: string, files: readonly LabFile[], seconds: number): void {
  const names = files.map(fileName);
  for (const [place, file] of files.entries()) {
    const target = path.join(folder, names[place] ?? '');
    writeFileSync(target, contentOf(file));
    utimesSync(target, seconds, seconds);
  }
  for (const name of readdirSync(folder)) {
    if (!names.includes(name)) rmSync(path.join(folder, name));
  }
}

function contentOf({ envelope: kind, isCompressed, records }: LabFile): Buffer {
  const wrap = envelopes[kind];
  if (wrap === undefined) throw new Error(`there is no envelope "${kind}"`);
  const text = Buffer.from(wrap(records));
  return isCompressed ? gzipSync(text, { level: 1 }) : text;
}
