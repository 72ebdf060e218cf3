import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generateLogs, type LogSetName, logSets } from '../../scripts/generate-logs.ts';
import { build } from '../build.ts';
import { measureCold } from './cold.ts';
import { jqVersion } from './contenders/contenders.ts';
import { type DocumentPart, writePart } from './document.ts';
import { filesBelow } from './files.ts';
import { machine } from './machine.ts';
import { measureMemory } from './memory.ts';
import { benchQueries } from './queries.ts';
import { coldMemoryTable, coldTable, memoryTable, seenTable, warmTable } from './report.ts';
import { measureSeenBefore } from './seen-before.ts';
import { markdownTable, type Table } from './tables.ts';
import { measureWarm } from './warm.ts';

/*
 * `npm run bench -- engine [PART]…` measures the local engine beside DuckDB, jq and unpacking alone,
 * in turns in one run; docs/performance.md says what its parts are and how to repeat each.
 */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    folder: { type: 'string' },
    jq: { type: 'boolean', default: true },
    large: { type: 'boolean', default: false },
    memory: { type: 'boolean', default: false },
    query: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  },
});
const threads = Math.min(2, availableParallelism());
const rounds = Number(options.rounds);
const queries = benchQueries.filter(({ name }) => name.includes(options.query));
const log = console.log;

const parts = {
  usual: async () => cold(logsOf('usual')),
  small: async () => cold(logsOf('small')),
  warm: async () => [
    warmTable(await measureWarm({ task: taskOf(logsOf('usual')), queries, rounds, log })),
  ],
  seen: async () => [
    seenTable(await measureSeenBefore(taskOf(logsOf('usual')))),
    seenTable(await measureSeenBefore(taskOf(logsOf('small')))),
  ],
  huge: async () => memory('huge', 'One file of 2 GB, not compressed:', true),
  large: async () => memory('large', '10 GB of JSON in gzip files:', false),
  folder: async () => cold(resolve(options.folder ?? '.')),
} as const satisfies Readonly<Record<DocumentPart, () => Promise<readonly Table[]>>>;

build();
if (options.jq && jqVersion() === undefined) log('jq is not on the PATH and is left out.');
let missed = 0;
for (const part of chosenParts()) {
  log(`\n${part}`);
  report(part, await parts[part]());
}
if (missed > 0) {
  log(`\n${missed} rows miss a bar.`);
  process.exitCode = 1;
}

function chosenParts(): readonly DocumentPart[] {
  const [, ...named] = positionals;
  const unknown = named.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined)
    throw new Error(`no part '${unknown}': say ${Object.keys(parts).join(', ')}`);
  if (named.length > 0) return named as DocumentPart[];
  if (options.folder !== undefined) return ['folder'];
  if (options.memory) return ['huge', 'large'];
  return options.large ? ['large'] : ['usual', 'small', 'warm', 'seen'];
}

function logsOf(name: LogSetName): string {
  return generateLogs(name, log);
}

function taskOf(folder: string): { readonly folder: string; readonly threads: number } {
  return { folder, threads };
}

async function cold(folder: string): Promise<readonly Table[]> {
  log(`${filesBelow(folder).length} files`);
  const figures = await measureCold({
    task: taskOf(folder),
    queries,
    rounds,
    withJq: options.jq,
    log,
  });
  return [
    coldTable('query', figures),
    coldTable('process', figures),
    coldTable('processor', figures),
    coldMemoryTable(figures),
  ];
}

async function memory(
  name: LogSetName,
  title: string,
  needsCores: boolean,
): Promise<readonly Table[]> {
  const task = taskOf(logsOf(name));
  const { events } = logSets[name];
  return [memoryTable(title, await measureMemory({ task, queries, events, log }), needsCores)];
}

function report(part: DocumentPart, tables: readonly Table[]): void {
  const text = [machine(threads), ...tables.map(markdownTable)].join('\n\n');
  log(`\n${text}`);
  if (options.write) writePart(part, text);
  missed += tables
    .flatMap(({ rows }) => rows)
    .filter((row) => row.at(-1)?.startsWith('FAIL')).length;
}
