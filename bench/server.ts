import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startStdioClient, type StdioClient } from '../test/server/stdio-client.ts';
import { build } from './build.ts';
import { median } from './median.ts';
import { type FileBench, openFile, openLongQuery } from './server-file.ts';
import { type Figure, printFigures } from './server-figures.ts';

/*
 * Measures the built language server as an editor meets it, over its standard streams: how long it
 * takes to answer while a file of 50 lines, one of 2,000 and one long query are written, to start,
 * and how much memory it has taken after all that. `npm run bench -- server [SERVER]`: the path of a server that
 * is built already may follow.
 */

const starts = 9;

const [, path] = process.argv.slice(2);
if (path === undefined) build();
const server = path ?? join(import.meta.dirname, '../dist/server.js');

const figures: Figure[] = [
  { what: 'ready after the start', unit: 'ms', bar: 150, ...(await ready()) },
];
const client = startStdioClient([server, '--stdio']);
await initialize(client);
for (const lines of [50, 2000]) {
  const file = await openFile(client, lines);
  figures.push(...(await measureFile(file, `${lines} lines`)));
}
// Nobody writes a query like that: its figures are there to be looked at.
const long = await openLongQuery(client, 2000);
figures.push(...(await measureFile(long, 'one query of 2000 lines', false)));
figures.push({ what: 'memory after all that', unit: 'MB', bar: 120, value: residentMegabytes() });
await client.request('shutdown');
client.notify('exit');
await client.exited;
process.exitCode = printFigures(figures);

/** From the start of the process to the answer to `initialize`: the median of several. */
async function ready(): Promise<{ readonly value: number; readonly count: number }> {
  const times: number[] = [];
  for (let start = 0; start <= starts; start += 1) {
    const started = performance.now();
    const one = startStdioClient([server, '--stdio']);
    await initialize(one);
    times.push(performance.now() - started);
    await one.request('shutdown');
    one.notify('exit');
    await one.exited;
  }
  // The first one reads the program from the disk.
  return { value: median(times.slice(1)), count: starts };
}

async function initialize(one: StdioClient): Promise<void> {
  await one.request('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  one.notify('initialized', {});
}

async function measureFile(file: FileBench, of: string, hasBars = true): Promise<Figure[]> {
  const measured = [
    { what: 'completion', bar: 15, times: await file.completion() },
    { what: 'diagnostics after an edit', bar: 30, times: await file.diagnostics() },
    { what: 'hover', bar: 5, times: await file.hover() },
    { what: 'semantic tokens, all', bar: 30, times: await file.tokens() },
    { what: 'semantic tokens, what an edit changed', bar: 5, times: await file.tokenChanges() },
  ];
  return measured.map(({ what, bar, times }) => {
    const sorted = times.toSorted((a, b) => a - b);
    return {
      what: `${what}, ${of}`,
      unit: 'ms',
      ...(hasBars ? { bar } : {}),
      value: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
      usual: median(sorted),
      count: sorted.length,
    };
  });
}

function residentMegabytes(): number {
  const { pid } = client.process;
  if (process.platform === 'linux') {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
