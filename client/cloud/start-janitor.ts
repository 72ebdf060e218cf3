import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { type JournalFile, parseName } from '#backends/cloudwatch/run/journal-names.ts';

/**
 * Starts the program that stops, after a while, what the journal has of this process and of others
 * that are gone, unless somebody has come back for it. Undefined where there is nothing.
 */
export function startJanitor(
  program: string,
  folder: string,
  options: readonly string[] = [],
): ChildProcess | undefined {
  const files = filesNow(folder);
  if (files.length === 0) return undefined;
  const own = files.filter(({ owner }) => owner.pid === process.pid);
  // The threads end, but where an extension is only disabled their process does not.
  const threads = new Set(own.map(({ owner }) => owner.thread));
  const gone = [...threads].flatMap((thread) => ['--gone', thread]);
  const janitor = spawn(process.execPath, [program, 'janitor', folder, ...gone, ...options], {
    detached: true,
    stdio: 'ignore',
    // What VS Code runs on is no Node unless it is told to be.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  // This process is about to end: what could not be stopped now, the next window stops.
  janitor.on('error', () => {});
  janitor.unref();
  return janitor;
}

function filesNow(folder: string): readonly JournalFile[] {
  try {
    return readdirSync(folder).flatMap((name) => parseName(name) ?? []);
  } catch {
    // There has never been a run.
    return [];
  }
}
