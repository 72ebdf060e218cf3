import type { QueryParameter } from '#language/query-file/parameters.ts';
import { UsageError } from '../exit.ts';

/** The words of `--param NAME=VALUE` by name. */
export const parameterWords = (words: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    words.map((word) => {
      const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word) ?? [];
      if (name === undefined || value === undefined) {
        throw new UsageError(`--param takes NAME=VALUE, not "${word}"`);
      }
      return [name, value];
    }),
  );

/** Refuses a `--param` that no query has: its misspelt name would leave the default in force. */
export const refuseUnknown = (
  given: ReadonlyMap<string, string>,
  queries: readonly { readonly parameters: readonly QueryParameter[] }[],
): void => {
  const known = new Set(queries.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
  for (const name of given.keys()) {
    if (known.has(name)) continue;
    const has =
      known.size === 0 ? 'no parameters' : [...known].map((one) => `{{${one}}}`).join(', ');
    throw new UsageError(`there is no parameter {{${name}}}; the query has ${has}`);
  }
};

/** A value for each of a query's parameters: the given one, else its default. */
export const parameterValues = (
  parameters: readonly QueryParameter[],
  given: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    parameters.map(({ name, default: standard }) => {
      const value = given.get(name) ?? standard;
      if (value === undefined) {
        throw new UsageError(`the query needs a value for {{${name}}}: add --param ${name}=VALUE`);
      }
      return [name, value];
    }),
  );
