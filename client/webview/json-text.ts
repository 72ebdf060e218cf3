/** A piece of JSON text as it is shown. */
export interface JsonToken {
  readonly kind: 'key' | 'string' | 'number' | 'word' | 'punctuation' | 'space';
  readonly text: string;
}

/**
 * Returns JSON text on indented lines, in tokens; undefined where it isn't JSON. The text is only
 * laid out, never read into values: numbers keep all their digits and duplicate keys stay.
 */
export function layOutJson(text: string): readonly JsonToken[] | undefined {
  const tokens: JsonToken[] = [];
  const open: string[] = [];
  for (const piece of text.matchAll(piecePattern)) {
    const [token] = piece;
    const kind = kindOf(token);
    if (kind === undefined) return undefined;
    if (kind !== 'punctuation') tokens.push({ kind, text: token });
    else if (!layOutPunctuation(token, tokens, open)) return undefined;
  }
  return open.length === 0 ? markKeys(tokens) : undefined;
}

/** Strings, numbers, words and punctuation; whatever is none of them is a piece by itself. */
const piecePattern = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[a-z]+|[{}[\],:]|[^\s]/gs;

function kindOf(token: string): JsonToken['kind'] | undefined {
  if (token.length > 1 && token.startsWith('"')) return 'string';
  if (/^-?\d/.test(token)) return 'number';
  if (/^(true|false|null)$/.test(token)) return 'word';
  return /^[{}[\],:]$/.test(token) ? 'punctuation' : undefined;
}

const closing = new Map([
  ['{', '}'],
  ['[', ']'],
]);

function layOutPunctuation(token: string, tokens: JsonToken[], open: string[]): boolean {
  const push = (kind: JsonToken['kind'], text: string): unknown => tokens.push({ kind, text });
  const newLine = (): unknown => push('space', `\n${'  '.repeat(open.length)}`);
  const close = closing.get(token);
  if (close !== undefined) {
    open.push(close);
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
