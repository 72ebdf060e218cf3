import { lazily } from '#language/text/lazily.ts';

/** A log event as filter patterns see it. */
export interface PatternEvent {
  readonly message: string;
  /**
   * What the message says as JSON: objects, lists, texts, booleans and null; numbers are the text
   * that they were written with. Undefined where the message is no JSON.
   */
  readonly json: () => unknown;
}

/** The event of a message. Its JSON is read once, when a pattern first asks for it. */
export const patternEvent = (message: string): PatternEvent => ({
  message,
  json: lazily(() => parseJson(message)),
});

const parseJson = (message: string): unknown => {
  try {
    return JSON.parse(message, keepNumberText);
  } catch {
    // No JSON, or nested deeper than the stack: then no JSON pattern matches (guide).
    return undefined;
  }
};

/** The third argument of a reviver is in every engine we run on, not yet in the library's types. */
const keepNumberText = (
  _key: string,
  value: unknown,
  context?: { readonly source?: string },
): unknown => (typeof value === 'number' ? (context?.source ?? String(value)) : value);
