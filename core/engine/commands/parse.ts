import type { ParseCommand } from '#language/syntax/ast.ts';
import type { ListValue } from '../value.ts';
import { compile } from '../expressions/compile.ts';
import { compileField } from '../expressions/compile-field.ts';
import { textReader, type Compiled, type Row } from '../expressions/compiled.ts';
import { parseCsvRecord } from '../text/csv.ts';
import { parseLogfmt } from '../text/logfmt.ts';
import { elementOf } from '../values/json.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';
import { extractorOf, type ExtractedField } from './parse-extractors.ts';

/**
 * Takes new fields from a text, when one of them is asked for. Where the text does not match, or a
 * group takes no part in the match, the name means what it meant before.
 */
export const bindParse = (command: ParseCommand, place: CommandPlace): void => {
  switch (command.mode) {
    case 'pattern':
      return bindPattern(command, place);
    case 'multi':
      return bindMulti(command, place);
    case 'logfmt':
      return bindLogfmt(command, place);
    case 'csv':
      return bindCsv(command, place);
    case 'xml':
      // No file of events holds XML: a problem says that only CloudWatch runs it.
      return undefined;
  }
};

const bindPattern = (command: ParseCommand, place: CommandPlace): void => {
  const { fields, extract } = extractorOf(command);
  defineFields(fields, keepExtracted(command, place, extract), place);
};

/** Missing trailing values leave their names as they were, surplus ones are ignored. */
const bindCsv = (command: ParseCommand, place: CommandPlace): void => {
  const fields = command.aliases.map(({ name }, index) => ({ name, index }));
  defineFields(fields, keepExtracted(command, place, parseCsvRecord), place);
};

const bindLogfmt = (command: ParseCommand, place: CommandPlace): void => {
  const readText = inputOf(command, place);
  const pairs = place.stages.frame.keep({
    type: 'map',
    read(row) {
      const text = readText(row);
      return text === undefined ? undefined : parseLogfmt(text);
    },
  });
  for (const { name } of command.aliases) {
    place.stages.frame.define(name, pairs);
  }
};

/** Makes a row of each match; where there is none the row stays, without the new fields. */
const bindMulti = (command: ParseCommand, place: CommandPlace): void => {
  place.stages.beginStage();
  const { fields, extractAll } = extractorOf(command);
  const readText = inputOf(command, place);
  const captures = place.stages.frame.addFilled('list');
  place.stages.split((row) => {
    const text = readText(row);
    const matches = text === undefined ? [] : extractAll(text);
    return (matches.length > 0 ? matches : [undefined]).map((match) => {
      const part = [...row];
      part[captures.index] = match;
      return part;
    });
  });
  defineFields(fields, captures, place);
};

type ReadText = (row: Row) => string | undefined;

const inputOf = ({ input }: ParseCommand, place: CommandPlace): ReadText =>
  textReader(
    input === undefined
      ? compileField('@message', place.stages.frame)
      : compile(input, environmentAt(place)),
  );

const keepExtracted = (
  command: ParseCommand,
  place: CommandPlace,
  extract: (text: string) => ListValue | undefined,
): Compiled => {
  const readText = inputOf(command, place);
  return place.stages.frame.keep({
    type: 'list',
    read(row) {
      const text = readText(row);
      return text === undefined ? undefined : extract(text);
    },
  });
};

const defineFields = (
  fields: readonly ExtractedField[],
  captures: Compiled,
  { stages: { frame } }: CommandPlace,
): void => {
  const parsed = fields.map(({ name, index }) => {
    const key = String(index);
    const before = compileField(name, frame);
    const value = frame.keep({
      type: 'text',
      read: (row) => elementOf(captures.read(row), key) ?? before.read(row),
    });
    return { name, value };
  });
  for (const { name, value } of parsed) {
    frame.define(name, value);
  }
};
