import { commandName } from '../../syntax/command-start.ts';

/** What the tree calls the command that a word begins; undefined where it begins none. */
export const commandKind = (word: string): string | undefined => {
  const name = commandName(word);
  return name === undefined ? undefined : (OTHER_NAMES.get(name) ?? name);
};

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['SOURCE', 'source'],
  ['where', 'filter'],
  ['count_frequent', 'countFrequent'],
]);
