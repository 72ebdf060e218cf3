/** A piece of JSON text as it is shown. */
export interface JsonToken {
  readonly kind: 'key' | 'string' | 'number' | 'word' | 'punctuation' | 'space';
  readonly text: string;
}

/**
 * Returns JSON text on indented lines, in tokens; undefined where it isn't JSON, or is nested too
 * deeply for lines. The text is only laid out, never read into values: numbers keep all their digits and duplicate keys stay.
 */
export function layOutJson(text: string): readonly JsonToken[] | undefined {
  const tokens: JsonToken[] = [];
  const open: string[] = [];
  for (const token of piecesOf(text)) {
    const kind = kindOf(token);
    if (kind === undefined) return undefined;
    if (kind !== 'punctuation') tokens.push({ kind, text: token });
    else if (!layOutPunctuation(token, tokens, open)) return undefined;
  }
  return open.length === 0 ? markKeys(tokens) : undefined;
}

/**
 * The strings, numbers, words and punctuation of a text; whatever is none of them is a piece by
 * itself. Strings are found by hand: a pattern for them runs out of stack on a long one.
 */
function* piecesOf(text: string): Iterable<string> {
  const pattern = /-?\d[\d.eE+-]*|[a-z]+|\S/g;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const end = found[0] === '"' ? stringEnd(text, found.index) : pattern.lastIndex;
    yield text.slice(found.index, end);
    pattern.lastIndex = end;
  }
}

/** The place after the string that begins at the quote; that after the quote where it has no end. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return start + 1;
}

function kindOf(token: string): JsonToken['kind'] | undefined {
  if (token.length > 1 && token.startsWith('"')) return 'string';
  if (/^-?\d/.test(token)) return 'number';
  if (/^(true|false|null)$/.test(token)) return 'word';
  return /^[{}[\],:]$/.test(token) ? 'punctuation' : undefined;
}

const mostLevels = 500;

const closing = new Map([
  ['{', '}'],
  ['[', ']'],
]);

function layOutPunctuation(token: string, tokens: JsonToken[], open: string[]): boolean {
  const push = (kind: JsonToken['kind'], text: string): unknown => tokens.push({ kind, text });
  const newLine = (): unknown => push('space', `\n${'  '.repeat(open.length)}`);
  const close = closing.get(token);
  if (close !== undefined) {
    // The indentation of so many levels would be larger than any text.
    if (open.push(close) > mostLevels) return false;
    push('punctuation', token);
    newLine();
    return true;
  }
  if (token === ',' || token === ':') {
    push('punctuation', token);
    if (token === ',') newLine();
    else push('space', ' ');
    return true;
  }
  if (open.pop() !== token) return false;
  // `{}` stays on its line.
  const isEmpty =
    closing.get(tokens.at(-2)?.text ?? '') === token && tokens.at(-1)?.kind === 'space';
  if (isEmpty) tokens.pop();
  else newLine();
  push('punctuation', token);
  return true;
}

function markKeys(tokens: readonly JsonToken[]): readonly JsonToken[] {
  return tokens.map((token, index) =>
    token.kind === 'string' && tokens[index + 1]?.text === ':'
      ? { kind: 'key', text: token.text }
      : token,
  );
}
