import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface MotoServer {
  /** `http://127.0.0.1:port` */
  readonly endpoint: string;
  /** What it calls itself. */
  readonly version: string;
  close(): Promise<void>;
}

const run = promisify(execFile);

/** `python -m moto.server`, which ends with this process, however that ends. */
const program = `
import os, sys, threading
from moto.server import main
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
main(sys.argv[1:])
`;

/** Milliseconds that it may take to answer for the first time. */
const patience = 60_000;

/** moto with nothing in it yet, or why there is none on this machine. */
export async function startMoto(python: string): Promise<MotoServer | string> {
  const version = await versionOf(python);
  if (version === undefined) return `${python} does not know the module moto.server`;
  const port = await freePort();
  const child = spawn(python, ['-c', program, '-H', '127.0.0.1', '-p', String(port)], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const server: MotoServer = {
    endpoint: `http://127.0.0.1:${port}`,
    version,
    close: async () => {
      const ended = once(child, 'exit');
      if (child.exitCode === null && child.kill()) await ended;
    },
  };
  for (const begun = Date.now(); Date.now() - begun < patience; await setTimeout(100)) {
    if (child.exitCode !== null) break;
    if (await answers(server)) return server;
  }
  await server.close();
  throw new Error(`moto ${version} was started on port ${port} and does not answer there`);
}

async function versionOf(python: string): Promise<string | undefined> {
  const script = 'import moto, moto.server; print(moto.__version__)';
  try {
    return (await run(python, ['-c', script])).stdout.trim();
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port is free');
  return address.port;
}

async function answers({ endpoint }: MotoServer): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/moto-api/`)).ok;
  } catch {
    return false;
  }
}
