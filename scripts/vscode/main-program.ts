import { constants } from 'node:os';
import { Cleanup } from './cleanup.ts';

/**
 * Runs a whole program, which exits with the number that `work` returns, after undoing what it
 * registered. A signal undoes the same at once.
 *
 * Of an error the user sees the message alone: it says what to do, and where in this code it was
 * thrown helps nobody.
 */
export async function mainProgram(
  work: (cleanup: Cleanup) => Promise<number | void>,
): Promise<void> {
  const cleanup = new Cleanup();
  endOnSignals(cleanup);
  try {
    process.exitCode = (await work(cleanup)) ?? 0;
  } catch (error) {
    // After an interrupt what fails is what the cleanup has ended.
    if (!cleanup.hasEnded) console.error(messageOf(error));
    process.exitCode = 1;
  }
  await cleanup.run();
}

function endOnSignals(cleanup: Cleanup): void {
  process.on('SIGINT', () => {
    void cleanup.run().finally(() => process.exit(128 + constants.signals.SIGINT));
  });
  // Others, like runTests of @vscode/test-electron, listen for an interrupt only.
  const interrupt = (): void => void process.emit('SIGINT');
  process.on('SIGTERM', interrupt).on('SIGHUP', interrupt);
}

/** Returns what an error says, and its causes on lines of their own. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}:\n${messageOf(error.cause)}`;
}
