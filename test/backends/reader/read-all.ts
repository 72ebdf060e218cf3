import { EventReader } from '../../../backends/local/reader/event-reader.ts';

export interface Reading {
  /** The wanted fields of each event. */
  readonly events: readonly Readonly<Record<string, unknown>>[];
  readonly findings: EventReader['findings'];
}

/** Reads a whole file. */
export function readAll(content: string | Buffer, paths: readonly string[]): Reading {
  const reader = new EventReader('lab');
  const fields = paths.map((path) => ({ path, read: reader.bind(path) }));
  reader.open(typeof content === 'string' ? Buffer.from(content) : content, {
    file: 'file',
    stamp: '',
  });
  const events: Record<string, unknown>[] = [];
  while (reader.next()) {
    events.push(Object.fromEntries(fields.map(({ path, read }) => [path, read()])));
  }
  return { events, findings: reader.findings };
}
