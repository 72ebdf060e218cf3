import { clearFacts } from '#backends/local/facts/fact-store.ts';
import type { CliCommand } from '../cli.ts';
import { CacheError, exitStatus, UsageError } from '../exit.ts';

/** `ctq cache clear`: forgets what runs have learned of log files. */
export const cache: CliCommand = async (words, { storage, streams }) => {
  if (words.length !== 1 || words[0] !== 'clear') {
    throw new UsageError('cache takes one word: clear');
  }
  const problem = storage === undefined ? undefined : clearFacts(storage);
  if (problem !== undefined) throw new CacheError(problem);
  streams.output.write('what was known of log files is forgotten\n');
  return exitStatus.done;
};
