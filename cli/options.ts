import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './exit.ts';

/** The options and words of a command line; an unknown option is wrong usage. */
export const parseOptions = <const Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
) => {
  try {
    const args = joined(words, options);
    const parsed = parseArgs({ args, options, allowPositionals: true, tokens: true });
    refuseRepetition(parsed.tokens, options);
    return parsed;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
};

/** The value of an option may begin with a dash, as the range `-7d` does. */
const joined = (words: readonly string[], options: ParseArgsOptionsConfig): string[] => {
  const [word, value, ...rest] = words;
  if (word === undefined) return [];
  const takesValue = word.startsWith('--') && options[word.slice(2)]?.type === 'string';
  return takesValue && value !== undefined
    ? [`${word}=${value}`, ...joined(rest, options)]
    : [word, ...joined(words.slice(1), options)];
};

/** Of two values for one option neither is surely the one that was meant. */
const refuseRepetition = (
  tokens: readonly { readonly kind: string; readonly name?: string }[],
  options: ParseArgsOptionsConfig,
): void => {
  const names = tokens.flatMap(({ kind, name }) =>
    kind === 'option' && name !== undefined && options[name]?.multiple !== true ? [name] : [],
  );
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new UsageError(`--${repeated} is given twice; give it once`);
};

/** A whole number above 0, or undefined where the option is not given. */
export const positiveInteger = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new UsageError(`--${name} takes a whole number above 0, not "${text}"`);
  }
  return Number(text);
};

/** One of the choices; the first is the default. */
export const choice = <Choice extends string>(
  name: string,
  text: string | undefined,
  choices: readonly [Choice, ...Choice[]],
): Choice => {
  if (text === undefined) return choices[0];
  const chosen = choices.find((candidate) => candidate === text);
  if (chosen === undefined) {
    throw new UsageError(`--${name} takes ${choices.join(', ')}, not "${text}"`);
  }
  return chosen;
};
