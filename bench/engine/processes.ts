import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** A program to be measured, in a process of its own. */
export interface Program {
  readonly name: string;
  readonly command: string;
  readonly words: readonly string[];
  /** Variables of the environment beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a process took from its start to its end. */
export interface Usage {
  readonly processSeconds: number;
  /** The most memory that it had at once; NaN where it can't say, as all that are not Node. */
  readonly peakMegabytes: number;
  /** User and system time of all threads; NaN likewise. */
  readonly cpuSeconds: number;
}

/** A program that runs in Node. */
export function nodeProgram(name: string, ...words: readonly string[]): Program {
  const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--import', usageReporter];
  return { name, command: process.execPath, words: [...flags, ...words] };
}

/** Runs it to its end with that input. */
export async function runToEnd(
  program: Program,
  input: string,
): Promise<Usage & { readonly output: string }> {
  const running = start(program);
  running.stdin.end(input);
  const output = await text(running.stdout);
  return { output, ...(await running.ended) };
}

/** A program that answers each line of JSON with another (programs/serve-jobs.ts). */
export interface Session {
  ask(job: unknown): Promise<string>;
  /** Ends the program and says what it took. */
  end(): Promise<Usage>;
}

export function openSession(program: Program): Session {
  const running = start(program);
  const replies = createInterface({ input: running.stdout })[Symbol.asyncIterator]();
  return {
    ask: async (job) => {
      running.stdin.write(`${JSON.stringify(job)}\n`);
      const reply = await replies.next();
      if (reply.done === true) throw new Error(`${program.name} ended without an answer`);
      return reply.value;
    },
    end: async () => {
      running.stdin.end();
      return running.ended;
    },
  };
}

/**
 * Is loaded into a Node process before its program; writes what the process took to file descriptor
 * 3 as it ends. Linux says how much memory this program had alone, where the general call counts
 * that of the process that started it too.
 */
const usageReporter = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync, writeSync } from 'node:fs';
  import { isMainThread } from 'node:worker_threads';
  const peak = () => {
    try {
      return Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
    } catch {
      return process.resourceUsage().maxRSS;
    }
  };
  if (isMainThread)
    process.on('exit', () => {
      const { userCPUTime, systemCPUTime } = process.resourceUsage();
      const usage = { kilobytes: peak(), cpuMicroseconds: userCPUTime + systemCPUTime };
      writeSync(3, JSON.stringify(usage));
    });
`)}`;

interface Reported {
  readonly kilobytes: number;
  readonly cpuMicroseconds: number;
}

interface Running {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly ended: Promise<Usage>;
}

function start(program: Program): Running {
  const started = performance.now();
  const child = spawn(program.command, program.words, {
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
    env: { ...process.env, ...program.environment },
  });
  const { stdin, stdout } = child;
  const report = child.stdio[3];
  if (stdin === null || stdout === null || !(report instanceof Object) || !('read' in report))
    throw new Error(`${program.name} was started without its streams`);
  const reported = text(report);
  const ended = endOf(child, program, started).then(async (processSeconds) =>
    usage(processSeconds, await reported),
  );
  return { stdin, stdout, ended };
}

async function endOf(child: ChildProcess, program: Program, started: number): Promise<number> {
  await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (child.exitCode !== 0)
    throw new Error(
      `${program.name} ended with ${child.exitCode ?? child.signalCode ?? 'nothing'}`,
    );
  return (performance.now() - started) / 1000;
}

function usage(processSeconds: number, report: string): Usage {
  if (report === '') return { processSeconds, peakMegabytes: Number.NaN, cpuSeconds: Number.NaN };
  const { kilobytes, cpuMicroseconds }: Reported = JSON.parse(report);
  return {
    processSeconds,
    peakMegabytes: (kilobytes * 1024) / 1e6,
    cpuSeconds: cpuMicroseconds / 1e6,
  };
}
