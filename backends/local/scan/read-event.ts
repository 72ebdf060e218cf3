import { readContent, usualRoom } from '../files/read-content.ts';
import { EventReader } from '../reader/event-reader.ts';
import { release, reserve } from './memory-budget.ts';
import type { EventOrder } from './messages.ts';

/**
 * The event at a place as JSON text; undefined where the file has no such event. Throws where the
 * file can't be read or is not the one that the pointer was made of.
 */
export function readEvent({ path, place, memory }: EventOrder): string | undefined {
  try {
    const room = usualRoom((bytes) => reserve(memory, bytes, () => true));
    const content = readContent(path, room);
    if (content.kind === 'unreadable') {
      throw new Error(`"${place.file}" can't be read: ${content.reason}`);
    }
    if (content.kind === 'foreign' || content.stamp !== place.stamp) {
      throw new Error(`"${place.file}" has changed since the query was run; run it again`);
    }
    const reader = new EventReader('');
    reader.open(content.bytes, place);
    while (reader.next()) if (reader.ordinal === place.ordinal) return reader.message();
    return undefined;
  } finally {
    release(memory);
  }
}
