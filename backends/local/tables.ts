import { readFileSync, statSync } from 'node:fs';
import type { LookupTable } from '#engine/context.ts';
import { parseCsvRecords } from '#engine/text/csv.ts';
import { commandsIn } from '#language/syntax/children.ts';
import type { CidrLookupCommand, Command, LookupCommand, Query } from '#language/syntax/ast.ts';
import type { QueryRequest, RunProblem } from '#protocol/results.ts';
import { reasonOf } from './files/reason.ts';

export type Tables = ReadonlyMap<string, LookupTable>;

/** The tables that the lookups of a query read, or all that is wrong with them. */
export function readTables(
  query: Query,
  request: QueryRequest,
): { readonly tables: Tables } | { readonly problems: readonly RunProblem[] } {
  const lookups = query.commands.flatMap(commandsIn).filter(isLookup);
  const names = new Set(lookups.flatMap(({ table }) => table?.name ?? []));
  const read = Array.from(names, (name) => [name, readTable(name, request)] as const);
  const tables = new Map(
    read.filter((entry): entry is [string, LookupTable] => typeof entry[1] !== 'string'),
  );
  const problems = [
    ...read.flatMap(([, table]) => (typeof table === 'string' ? problemOf(table) : [])),
    ...lookups.flatMap((lookup) => columnProblems(lookup, tables)),
  ];
  return problems.length > 0 ? { problems } : { tables };
}

type Lookup = LookupCommand | CidrLookupCommand;

const isLookup = (command: Command): command is Lookup =>
  command.kind === 'lookup' || command.kind === 'cidrlookup';

/** CloudWatch's limit of the size of a table (guide). */
const mostBytes = 10 * 1024 * 1024;

/** A table, or why there is none. */
function readTable(name: string, { tables = {} }: QueryRequest): LookupTable | string {
  const path = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (path === undefined) {
    return `there is no table "${name}"; say where it is: # @table ${name} = "path.csv", or add it to the setting ctq.tables`;
  }
  try {
    if (statSync(path).size > mostBytes) {
      return `the table "${name}" (${path}) is larger than 10 MB, which is CloudWatch's limit; leave out what no lookup needs`;
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    const [columns = [], ...rows] = parseCsvRecords(text);
    if (columns.length === 0) return `the table "${name}" (${path}) is empty; it needs a header`;
    return { columns: columns.map((column) => column.trim()), rows };
  } catch (error) {
    const reason = error instanceof TypeError ? 'it is not UTF-8 text' : reasonOf(error);
    return `the table "${name}" (${path}) can't be read: ${reason}`;
  }
}

function columnProblems(lookup: Lookup, tables: Tables): readonly RunProblem[] {
  const table = tables.get(lookup.table?.name ?? '');
  if (table === undefined) return [];
  return columnsOf(lookup)
    .filter((column) => !table.columns.includes(column))
    .flatMap((column) =>
      problemOf(
        `the table "${lookup.table?.name ?? ''}" has no column "${column}"; it has ${table.columns.join(', ')}`,
      ),
    );
}

function columnsOf(lookup: Lookup): readonly string[] {
  const keys =
    lookup.kind === 'lookup' ? lookup.keys.map(({ column }) => column) : [lookup.column ?? []];
  return [...keys.flat(), ...lookup.outputs.map(({ column }) => column)].map(({ name }) => name);
}

const problemOf = (message: string): readonly RunProblem[] => [
  { code: 'table-missing', severity: 'error', message },
];
