import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Task = () => Promise<void> | void;

/**
 * Returns what `work` returns, after undoing what it registered, also where it throws. When `outer`
 * ends first, for an interrupt, the same is undone then.
 */
export async function withCleanup<T>(
  outer: Cleanup,
  work: (cleanup: Cleanup) => Promise<T>,
): Promise<T> {
  const cleanup = new Cleanup();
  outer.add(() => cleanup.run());
  try {
    return await work(cleanup);
  } finally {
    await cleanup.run();
  }
}

/** The things to undo at the end: processes to stop, folders to remove. The last one goes first. */
export class Cleanup {
  readonly #tasks: Task[] = [];
  #running: Promise<void> | undefined;

  /** Everything is being undone, or has been. */
  get hasEnded(): boolean {
    return this.#running !== undefined;
  }

  /** Registers a task. One that comes after the end, from work that was cut short, runs at once. */
  add(task: Task): void {
    if (this.#running) void runTask(task);
    else this.#tasks.push(task);
  }

  run(): Promise<void> {
    this.#running ??= this.#runAll();
    return this.#running;
  }

  async #runAll(): Promise<void> {
    for (const task of this.#tasks.toReversed()) await runTask(task);
  }
}

/** Returns the path of a new folder that is gone after the cleanup. */
export async function temporaryFolder(cleanup: Cleanup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ctq-vscode-'));
  // A process that is being stopped may still write for a moment, hence the retries.
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return folder;
}

/** One task that fails must not keep the others from running. */
async function runTask(task: Task): Promise<void> {
  try {
    await task();
  } catch (error) {
    console.error(`cleaning up failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
