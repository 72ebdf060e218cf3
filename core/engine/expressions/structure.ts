import type { Expression } from '#language/syntax/ast.ts';
import type { Frame } from '../plan/frame.ts';
import type { Value } from '../value.ts';
import { elementAt, parseJson } from '../values/json.ts';
import { isStructure } from '../values/reading.ts';
import { compileField } from './compile-field.ts';
import { textReader, type Compiled, type Evaluate } from './compiled.ts';

/**
 * Reads the list or map that a value is or describes as JSON; undefined where it is neither. Of
 * events only leaves can be read, so what is an object or a list there is taken from the event's
 * message.
 */
export const structureReader = (
  expression: Expression,
  { read, type }: Compiled,
  frame: Frame,
): Evaluate => {
  const inEvent =
    expression.kind === 'field' && frame.defined(expression.name) === undefined
      ? eventStructure(expression.name, frame)
      : undefined;
  const readText = textReader({ read, type });
  return (row) => {
    const value = read(row);
    const text = isStructure(value) ? undefined : readText(row);
    const structure = text === undefined ? value : structureOf(text);
    return structure ?? (value === undefined ? inEvent?.(row) : undefined);
  };
};

/** Only texts that look like a list or an object are read. */
const structureOf = (text: string): Value => {
  if (!/^\s*[[{]/.test(text)) {
    return undefined;
  }
  const value = parseJson(text);
  return isStructure(value) ? value : undefined;
};

/** Keys of an event that begin with `@` are known by one more (guide). */
const eventStructure = (path: string, frame: Frame): Evaluate | undefined => {
  if (/^@(?!@)/.test(path)) {
    return undefined;
  }
  const keys = path.replace(/^@@/, '@').split('.');
  const readMessage = textReader(compileField('@message', frame));
  return (row) => {
    const message = readMessage(row);
    const value = message === undefined ? undefined : elementAt(parseJson(message), keys);
    return isStructure(value) ? value : undefined;
  };
};
