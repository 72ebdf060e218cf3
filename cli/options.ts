import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './exit.ts';

/** The options and words of a command line; an unknown option is wrong usage. */
export const parseOptions = <const Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
) => {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
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
