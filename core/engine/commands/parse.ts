import type { ParseCommand } from '#language/syntax/ast.ts';
import type { ListValue } from '../value.ts';
import { compile } from '../expressions/compile.ts';
import { compileField } from '../expressions/compile-field.ts';
import { textReader, type Compiled } from '../expressions/compiled.ts';
import type { Frame } from '../plan/frame.ts';
import { translateRegex } from '#language/regex/translate-regex.ts';
import { elementOf } from '../values/json.ts';
import { compileGlob } from '../text/glob.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';

/**
 * Takes new fields from a text, when one of them is asked for. Where the text does not match, or a
 * group takes no part in the match, the name means what it meant before.
 */
export const bindParse = (command: ParseCommand, place: CommandPlace): void => {
  const extractor = extractorOf(command);
  const { frame } = place.stages;
  const input =
    command.input === undefined
      ? compileField('@message', frame)
      : compile(command.input, environmentAt(place));
  const readText = textReader(input);
  const captures = frame.keep({
    type: 'list',
    read(row) {
      const text = readText(row);
      return text === undefined ? undefined : extractor.extract(text);
    },
  });
  const parsed = extractor.fields.map((field) => ({
    name: field.name,
    value: capture(captures, field, frame),
  }));
  for (const { name, value } of parsed) {
    frame.define(name, value);
  }
};

interface Extractor {
  readonly fields: readonly ExtractedField[];
  readonly extract: (text: string) => ListValue | undefined;
}

interface ExtractedField {
  readonly name: string;
  /** The place of its text among those that are extracted. */
  readonly index: number;
}

const extractorOf = ({ pattern, aliases }: ParseCommand): Extractor => {
  const written = aliases.map(({ name }, index) => ({ name, index }));
  switch (pattern.kind) {
    case 'text':
      return { fields: written, extract: compileGlob(pattern.value) };
    case 'regex':
      return regexExtractor(pattern.source, written);
    case 'missing':
      return nothingExtracted;
  }
};

const nothingExtracted: Extractor = { fields: [], extract: () => undefined };

/** Named groups become fields, and so do those that names after `as` stand for. */
const regexExtractor = (source: string, written: readonly ExtractedField[]): Extractor => {
  const translation = translateRegex(source);
  if (translation.problem !== undefined) {
    return nothingExtracted;
  }
  const { regex, groups } = translation;
  const named = groups.flatMap((name, index) => (name === undefined ? [] : [{ name, index }]));
  return { fields: [...written, ...named], extract: (text) => regex.exec(text)?.slice(1) };
};

const capture = (captures: Compiled, { name, index }: ExtractedField, frame: Frame): Compiled => {
  const key = String(index);
  const before = compileField(name, frame);
  return frame.keep({
    type: 'text',
    read: (row) => elementOf(captures.read(row), key) ?? before.read(row),
  });
};
