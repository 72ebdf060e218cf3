import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import { messageOf } from '#protocol/rpc.ts';
import { memoryShortage } from '../memory.ts';
import type { ScanCommand, ScanMessage } from './messages.ts';

export interface ThreadOptions {
  /** The path of the program: the bundle of the threads, or `scan.ts`. */
  readonly program: string;
  /** How long a thread may take to notice that its run is over, in milliseconds. */
  readonly patience: number;
  /** What the thread's JavaScript may fill, in MiB; a thread that needs more is ended. */
  readonly heap?: number;
}

export interface ScanListener {
  readonly onMessage: (message: ScanMessage) => void;
  /** The thread has ended by itself; `reason` is the end of a sentence about the query. */
  readonly onLost: (reason: string) => void;
}

/** A scan thread, which works for one run at a time. */
export class ScanThread {
  readonly #worker: Worker;
  readonly #patience: number;
  #listener: ScanListener | undefined;
  #isLost = false;
  #isReady = false;
  #onStopped: (() => void) | undefined;

  constructor({ program, patience, heap = usualHeap() }: ThreadOptions) {
    this.#patience = patience;
    this.#worker = new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: heap },
    });
    this.#worker.on('message', (message: ScanMessage) => this.#receive(message));
    this.#worker.on('error', (error) => this.#lose(lossOf(error)));
    this.#worker.on('exit', () => this.#lose('a thread of the engine ended'));
    this.#worker.unref();
  }

  /** True where it can't work any more. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** True once it has started and does what it is told without delay. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Keeps the process alive and tells the listener what the thread says, until `release`. */
  engage(listener: ScanListener): void {
    this.#listener = listener;
    this.#worker.ref();
  }

  send(command: ScanCommand): void {
    this.#worker.postMessage(command);
  }

  /** Ends the work for a run. */
  release(): void {
    this.#listener = undefined;
    this.#worker.unref();
  }

  /**
   * Settles when the thread has given up the work that it is at. One that does not answer in time is
   * ended and lost.
   */
  async stop(): Promise<void> {
    this.#listener = undefined;
    if (this.#isLost) return;
    const hasStopped = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), this.#patience);
      this.#onStopped = () => {
        clearTimeout(timer);
        resolve(true);
      };
      this.send({ kind: 'stop' });
    });
    if (!hasStopped) await this.end();
  }

  /** Ends the thread, whatever it does; a run that still listens to it has lost it. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #receive(message: ScanMessage): void {
    if (message.kind === 'ready') this.#isReady = true;
    else if (message.kind === 'stopped') this.#onStopped?.();
    else this.#listener?.onMessage(message);
  }

  #lose(reason: string): void {
    this.#isLost = true;
    this.#onStopped?.();
    const listener = this.#listener;
    this.#listener = undefined;
    listener?.onLost(reason);
  }
}

/** Scan threads hand on what they gather, so they need little; several have to fit the machine. */
function usualHeap(): number {
  return Math.min(2048, Math.max(512, Math.round(totalmem() / 1024 ** 2 / 4)));
}

function lossOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return memoryShortage;
  }
  return `a thread of the engine ended: ${messageOf(error)}`;
}
