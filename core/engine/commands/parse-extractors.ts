import type { ParseCommand } from '#language/syntax/ast.ts';
import { compileRegex } from '../regex/linear-regex.ts';
import { compileGlob } from '../text/glob.ts';
import type { ListValue } from '../value.ts';

/** What the pattern of a `parse` takes from a text. */
export interface Extractor {
  readonly fields: readonly ExtractedField[];
  /** The texts of the first match. */
  readonly extract: (text: string) => ListValue | undefined;
  /** Those of every match, from left to right; only expressions have several. */
  readonly extractAll: (text: string) => readonly ListValue[];
}

export interface ExtractedField {
  readonly name: string;
  /** The place of its text among those that are extracted. */
  readonly index: number;
}

export const extractorOf = ({ pattern, aliases }: ParseCommand): Extractor => {
  const written = aliases.map(({ name }, index) => ({ name, index }));
  switch (pattern?.kind) {
    case 'text':
      return { ...nothingExtracted, fields: written, extract: compileGlob(pattern.value) };
    case 'regex':
      return regexExtractor(pattern.source, written);
    case 'missing':
    case undefined:
      return nothingExtracted;
  }
};

const nothingExtracted: Extractor = {
  fields: [],
  extract: () => undefined,
  extractAll: () => [],
};

/** Named groups become fields, and so do those that names after `as` stand for. */
const regexExtractor = (source: string, written: readonly ExtractedField[]): Extractor => {
  const regex = compileRegex(source);
  if (regex === undefined) {
    return nothingExtracted;
  }
  const named = regex.groups.flatMap((name, index) =>
    name === undefined ? [] : [{ name, index }],
  );
  return {
    fields: [...written, ...named],
    extract: (text) => regex.exec(text)?.groups,
    extractAll: (text) => regex.matches(text).map(({ groups }) => groups),
  };
};
