import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Contender, Report } from './contenders.ts';

export interface Measurement extends Report {
  /** From the start of the process to its end. */
  readonly processSeconds: number;
}

/** Runs a contender once, in a process of its own. */
export async function measure(contender: Contender): Promise<Measurement> {
  const started = performance.now();
  const child = spawn(contender.command, contender.words, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(contender.input);
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(performance.now()));
  });
  const output = await text(child.stdout);
  const processSeconds = ((await ended) - started) / 1000;
  if (child.exitCode !== 0)
    throw new Error(`${contender.name} ended with status ${child.exitCode}`);
  return { ...contender.read(output), processSeconds };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
