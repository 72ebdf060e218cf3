/** The exit statuses of `ctq`, a contract that scripts rely on. */
export const exitStatus = {
  done: 0,
  /** The query has errors (nothing was run), or `check` or `format --check` found something. */
  found: 1,
  usage: 2,
  sourceFailed: 3,
  /** As a shell reports a program that Ctrl+C ended. */
  cancelled: 130,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** Ends a command at once; the message says what is wrong and what to do. */
export class CommandError extends Error {
  readonly status: ExitStatus = exitStatus.usage;
}

/** What runs have learned can't be forgotten. */
export class CacheError extends CommandError {
  override readonly status = exitStatus.sourceFailed;
}

/** Wrong usage. */
export class UsageError extends CommandError {}

/** Ctrl+C, before there was anything to run. */
export class CancelledError extends CommandError {
  override readonly status = exitStatus.cancelled;
}

/** There is no such source. */
export class SourceError extends CommandError {
  override readonly status = exitStatus.sourceFailed;
}
