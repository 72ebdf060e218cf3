import type { ParseCommand } from '#language/syntax/ast.ts';
import type { ListValue, Value } from '../value.ts';
import { compile } from '../expressions/compile.ts';
import { compileField } from '../expressions/compile-field.ts';
import { nothing, textReader, type Compiled } from '../expressions/compiled.ts';
import { operated, remembered } from '../expressions/operated.ts';
import { parseCsvRecord } from '../text/csv.ts';
import { parseLogfmt } from '../text/logfmt.ts';
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
  const name = `parse-${command.pattern?.kind}:${JSON.stringify(patternText(command))}`;
  defineFields(fields, keepExtracted(command, place, { name, extract }), place);
};

const patternText = ({ pattern }: ParseCommand): string | undefined => {
  switch (pattern?.kind) {
    case 'text':
      return pattern.value;
    case 'regex':
      return pattern.source;
    case 'missing':
    case undefined:
      return undefined;
  }
};

/** Missing trailing values leave their names as they were, surplus ones are ignored. */
const bindCsv = (command: ParseCommand, place: CommandPlace): void => {
  const fields = command.aliases.map(({ name }, index) => ({ name, index }));
  defineFields(
    fields,
    keepExtracted(command, place, { name: 'parse-csv', extract: parseCsvRecord }),
    place,
  );
};

const bindLogfmt = (command: ParseCommand, place: CommandPlace): void => {
  const pairs = place.stages.frame.keep(
    extracted(command, place, { name: 'parse-logfmt', type: 'map', extract: parseLogfmt }),
  );
  for (const { name } of command.aliases) {
    place.stages.frame.define(name, pairs);
  }
};

/** Makes a row of each match; where there is none the row stays, without the new fields. */
const bindMulti = (command: ParseCommand, place: CommandPlace): void => {
  place.stages.beginStage();
  const { fields, extractAll } = extractorOf(command);
  const readText = textReader(inputOf(command, place));
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

const inputOf = ({ input }: ParseCommand, place: CommandPlace): Compiled =>
  input === undefined
    ? compileField('@message', place.stages.frame)
    : compile(input, environmentAt(place));

/** What is taken from a text. */
interface Extraction<Extracted extends Value> {
  /** Tells it from all others. */
  readonly name: string;
  readonly extract: (text: string) => Extracted | undefined;
}

const keepExtracted = (
  command: ParseCommand,
  place: CommandPlace,
  extraction: Extraction<ListValue>,
): Compiled => place.stages.frame.keep(extracted(command, place, { ...extraction, type: 'list' }));

const extracted = (
  command: ParseCommand,
  place: CommandPlace,
  { name, type, extract }: Extraction<Value> & { readonly type: 'list' | 'map' },
): Compiled =>
  remembered(
    operated(name, [inputOf(command, place)], ([input = nothing]) => {
      const readText = textReader(input);
      return {
        type,
        read(row) {
          const text = readText(row);
          return text === undefined ? undefined : extract(text);
        },
      };
    }),
  );

const defineFields = (
  fields: readonly ExtractedField[],
  captures: Compiled,
  { stages: { frame } }: CommandPlace,
): void => {
  const parsed = fields.map(({ name, index }) => {
    const before = compileField(name, frame);
    // What was a list or a map is nothing for a source to keep.
    const key = before.type === 'text' ? 'else' : undefined;
    const value = operated(key, [captureOf(captures, index), before], ([capture, otherwise]) => ({
      type: 'text',
      read: (row) => capture?.read(row) ?? otherwise?.read(row),
    }));
    return { name, value: frame.keep(remembered(value)) };
  });
  for (const { name, value } of parsed) {
    frame.define(name, value);
  }
};

const captureOf = (captures: Compiled, index: number): Compiled =>
  operated(`capture:${index}`, [captures], ([{ read } = nothing]) => ({
    type: 'text',
    read(row) {
      const list = read(row);
      return isList(list) ? list[index] : undefined;
    },
  }));

const isList = (value: Value): value is ListValue => Array.isArray(value);
