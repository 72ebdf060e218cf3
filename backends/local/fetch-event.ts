import { statSync } from 'node:fs';
import path from 'node:path';
import type { LocalSource } from '#protocol/results.ts';
import { readContent } from './files/read-content.ts';
import { EventReader } from './reader/event-reader.ts';
import { eventPlace } from './reader/pointer.ts';

/** The event behind a row's pointer as JSON text; undefined where it is gone. */
export function fetchEvent(source: LocalSource, pointer: string): string | undefined {
  const place = eventPlace(pointer);
  if (place === undefined) return undefined;
  const file = fileOf(source, place.file);
  const content = file === undefined ? undefined : readContent(file);
  if (content?.kind !== 'text') return undefined;
  const reader = new EventReader(source.name);
  reader.open(content.bytes, place.file);
  while (reader.next()) {
    if (reader.ordinal === place.ordinal) return reader.message();
  }
  return undefined;
}

/** The path of a source's file; undefined for a name that leads out of the source. */
function fileOf(source: LocalSource, name: string): string | undefined {
  const root = statSync(source.path, { throwIfNoEntry: false });
  if (root === undefined) return undefined;
  if (root.isFile()) return path.basename(source.path) === name ? source.path : undefined;
  const file = path.resolve(source.path, name);
  return path.relative(source.path, file).startsWith('..') ? undefined : file;
}
