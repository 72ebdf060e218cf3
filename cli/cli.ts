import { printable } from '#backends/export/printable.ts';
import { cache } from './commands/cache.ts';
import { check } from './commands/check.ts';
import { format } from './commands/format.ts';
import { queries } from './commands/queries.ts';
import { run } from './commands/run.ts';
import { CommandError, type ExitStatus, exitStatus, UsageError } from './exit.ts';
import type { Streams } from './streams.ts';
import { usage } from './usage.ts';

/** What a command gets from outside; nothing else is read from the process. */
export interface Environment {
  readonly streams: Streams;
  /** Relative paths start here. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signal: AbortSignal;
  /** The program of the engine's threads. */
  readonly worker: string;
  /** A folder for what has to outlive the program; undefined keeps nothing. */
  readonly storage?: string | undefined;
  readonly version: string;
}

export type CliCommand = (
  words: readonly string[],
  environment: Environment,
) => Promise<ExitStatus>;

const commands: ReadonlyMap<string, CliCommand> = new Map([
  ['run', run],
  ['check', check],
  ['format', format],
  ['queries', queries],
  ['cache', cache],
]);

const helpWords: ReadonlySet<string> = new Set(['--help', '-h', 'help']);

/** Runs `ctq` with these words and gives its exit status; never throws for what users do wrong. */
export const runCli = async (
  words: readonly string[],
  environment: Environment,
): Promise<ExitStatus> => {
  const [name = '--help', ...rest] = words;
  if (name === '--version' || name === '-v') return print(environment, `${environment.version}\n`);
  if (helpWords.has(name) || rest.some((word) => word === '--help' || word === '-h')) {
    return print(environment, usage);
  }
  try {
    const command = commands.get(name);
    if (command === undefined) {
      throw new UsageError(
        `there is no command "${name}"; use run, check, format, queries or cache`,
      );
    }
    return await command(rest, environment);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    environment.streams.messages.write(`ctq: ${printable(error.message)}\n`);
    return error.status;
  }
};

const print = (environment: Environment, text: string): ExitStatus => {
  environment.streams.output.write(text);
  return exitStatus.done;
};
