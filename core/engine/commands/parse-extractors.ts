import { translateRegex } from '#language/regex/translate-regex.ts';
import type { ParseCommand } from '#language/syntax/ast.ts';
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
  const translation = translateRegex(source);
  if (translation.problem !== undefined) {
    return nothingExtracted;
  }
  const { regex, groups } = translation;
  const named = groups.flatMap((name, index) => (name === undefined ? [] : [{ name, index }]));
  const everywhere = new RegExp(regex.source, `${regex.flags}g`);
  return {
    fields: [...written, ...named],
    extract: (text) => regex.exec(text)?.slice(1),
    extractAll: (text) => Array.from(text.matchAll(everywhere), (match) => match.slice(1)),
  };
};
