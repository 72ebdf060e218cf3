import { TIME, literalText, wordOf, type Word } from './word.ts';

/** A message taken apart into words and what lies between them. */
export interface MessageWords {
  /** The text with GAP in the place of each word, white space made one blank. */
  readonly skeleton: string;
  readonly words: readonly Word[];
  /** The text of each word. */
  readonly texts: readonly string[];
  /**
   * The words that tell kinds of messages apart, as the first words of Drain's tree: the level and
   * the first word of a text; of JSON the values of some keys.
   */
  readonly leads: readonly Word[];
}

/** Stands for a word in a skeleton, and occurs in none by itself. */
export const GAP = '\u0001';

export const messageWords = (message: string): MessageWords => {
  const text = message.replaceAll(GAP, ' ');
  return (/^\s*[[{]/.test(text) ? jsonWords(text) : undefined) ?? textWords(text);
};

/** The words that were found so far. */
class Collected {
  readonly words: Word[] = [];
  readonly texts: string[] = [];
  readonly leads: Word[] = [];
  private readonly text: string;
  private skeleton = '';
  private place = 0;

  constructor(text: string) {
    this.text = text;
  }

  add(word: Word, start: number, end: number): void {
    this.skeleton += this.text.slice(this.place, start) + GAP;
    this.place = end;
    this.words.push(word);
    this.texts.push(this.text.slice(start, end));
  }

  finish(): MessageWords {
    const { words, texts, leads } = this;
    const skeleton = this.skeleton + this.text.slice(this.place);
    return { skeleton: skeleton.replaceAll(/\s+/g, ' '), words, texts, leads };
  }
}

const textWords = (text: string): MessageWords => {
  const found = new Collected(text);
  addText(text, 0, found);
  return found.finish();
};

/** A time may hold signs that part words, so it is looked for first. */
const TEXT_WORD = new RegExp(`(${TIME.source})|[^\\s"'()[\\]{}<>,;=|:]+`, 'g');

const LEVEL = /^(?:fatal|critical|error|warn|warning|info|notice|debug|trace)$/i;

/** The words of a text that begins at the offset; the level and the first other word lead. */
const addText = (text: string, offset: number, found: Collected): void => {
  let isLed = false;
  for (const match of text.matchAll(TEXT_WORD)) {
    const [piece, time] = match;
    const start = offset + match.index;
    const word = time === undefined ? wordOf(piece) : 'Time';
    found.add(word, start, start + piece.length);
    if (!isLed && literalText(word) !== undefined) {
      found.leads.push(word);
      isLed = !LEVEL.test(piece);
    }
  }
};

/** A text with the colon that makes it a key, any other value, or a quote that is left over. */
const JSON_PIECE = /"([^"\\]*(?:\\[^][^"\\]*)*)"(\s*:)?|[^\s"{}[\],:]+|"/g;

/**
 * Each value of a JSON text is a word, keys and signs lie between; only under a key such as
 * `errorMessage` a value is a text with words of its own. Undefined where a quote is left over, as
 * in no JSON.
 */
const jsonWords = (text: string): MessageWords | undefined => {
  const found = new Collected(text);
  let key = '';
  for (const match of text.matchAll(JSON_PIECE)) {
    const [piece, quoted, colon] = match;
    if (quoted !== undefined && colon !== undefined) {
      key = quoted;
    } else if (piece === '"') {
      return undefined;
    } else {
      addValue(
        quoted ?? piece,
        { key, start: match.index + (quoted === undefined ? 0 : 1) },
        found,
      );
    }
  }
  return found.finish();
};

/** Keys whose values say what kind of event it is. */
const LEADING_KEYS: ReadonlySet<string> = new Set([
  'eventSource',
  'eventName',
  'errorCode',
  'level',
  'severity',
]);

const addValue = (
  text: string,
  { key, start }: { readonly key: string; readonly start: number },
  found: Collected,
): void => {
  if (/(?:message|msg)$/i.test(key) && text.includes(' ')) {
    addText(text, start, found);
    return;
  }
  const word = wordOf(text);
  found.add(word, start, start + text.length);
  if (LEADING_KEYS.has(key) && literalText(word) !== undefined) {
    found.leads.push(word);
  }
};
