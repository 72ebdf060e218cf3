import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * The JSON text of every CloudTrail event below a folder, in order of path: of delivery files
 * (`.json`, `.json.gz`), and of what LookupEvents gives (`.jsonl`).
 */
export const readMessages = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.jsonl?(?:\.gz)?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .flatMap(messagesOf);

const messagesOf = (path: string): readonly string[] => {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const documents = path.includes('.jsonl') ? text.split('\n').filter(Boolean) : [text];
  return documents.flatMap((document) => eventsIn(JSON.parse(document)));
};

/** The events of a document: those of `Records`, the one in a text, or the document itself. */
const eventsIn = (document: unknown): readonly string[] => {
  if (!isObject(document)) {
    return [];
  }
  const { Records: records, CloudTrailEvent: event } = document;
  if (typeof event === 'string') {
    return [event];
  }
  return Array.isArray(records)
    ? records.filter(isObject).map((record) => JSON.stringify(record))
    : [JSON.stringify(document)];
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
