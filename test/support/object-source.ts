import type { FieldSource, Value } from '../../core/engine/engine.ts';

/** An event as the slow, obvious way sees it: every leaf of its JSON by dotted path. */
export type FlatEvent = ReadonlyMap<string, Value>;

/** A source over flattened events; `stand` moves it to one. */
export interface ObjectSource extends FieldSource {
  stand(event: FlatEvent): void;
}

/**
 * The oracle's source: whatever reads fields faster has to read the same. Nothing in it is clever;
 * JSON.parse does the work, and numbers keep the text that they were written with.
 */
export const objectSource = (): ObjectSource => {
  let current: FlatEvent = new Map();
  return {
    stand(event) {
      current = event;
    },
    bind: (path) => () => current.get(path),
  };
};

/** The leaves and system fields of an event; `pointer` is its `@ptr`. */
export const flattenEvent = (json: string, pointer: string): FlatEvent => {
  const parsed: unknown = JSON.parse(json, keepNumberText);
  const fields = new Map<string, Value>();
  flatten(parsed, undefined, fields);
  const account = textOf(fields.get('recipientAccountId') ?? fields.get('userIdentity.accountId'));
  const time = Date.parse(textOf(fields.get('eventTime')));
  fields.set('@timestamp', Number.isNaN(time) ? undefined : time);
  fields.set('@message', json);
  fields.set('@log', `${account}:test`);
  fields.set('@logStream', `${account}_CloudTrail_${textOf(fields.get('awsRegion'))}`);
  fields.set('@ptr', pointer);
  return fields;
};

const textOf = (value: Value): string => (typeof value === 'string' ? value : '');

/** A number's text, told from a text by its class. */
class NumberText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const keepNumberText = (
  _key: string,
  value: unknown,
  context?: { readonly source?: string },
): unknown =>
  typeof value === 'number' ? new NumberText(context?.source ?? String(value)) : value;

/** The path is undefined for the event itself: the empty text is a key like any other. */
const flatten = (value: unknown, path: string | undefined, fields: Map<string, Value>): void => {
  if (typeof value === 'object' && value !== null && !(value instanceof NumberText)) {
    for (const [key, child] of Object.entries(value)) {
      flatten(child, path === undefined ? topLevelName(key) : `${path}.${key}`, fields);
    }
  } else if (path !== undefined) {
    fields.set(path, leafOf(value));
  }
};

const leafOf = (value: unknown): Value => {
  if (value instanceof NumberText) return value.text;
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
};

/** Keys of a log that begin with `@` get one more, so that they can't pass for system fields. */
const topLevelName = (key: string): string => (key.startsWith('@') ? `@${key}` : key);
