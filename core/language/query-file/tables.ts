import type { Directive } from '../syntax/ast.ts';

/** A table that lookups of a query may read. */
export interface QueryTable {
  readonly name: string;
  /** Of a CSV file, as written. */
  readonly path: string;
}

const TABLE = /^(\w+)\s*=\s*(?:"([^"]+)"|'([^']+)'|(\S+))$/;

/** What `NAME = "path.csv"` says; undefined where it is written otherwise. */
export const parseTable = (value: string): QueryTable | undefined => {
  const [, name, double, single, bare] = TABLE.exec(value.trim()) ?? [];
  const path = double ?? single ?? bare;
  return name === undefined || path === undefined ? undefined : { name, path };
};

/** The tables that directives name; of several of one name the last counts. */
export const tablesOf = (directives: readonly Directive[]): readonly QueryTable[] => {
  const tables = new Map<string, QueryTable>();
  for (const { name, value } of directives) {
    const table = name.toLowerCase() === 'table' ? parseTable(value) : undefined;
    if (table !== undefined) {
      tables.set(table.name, table);
    }
  }
  return [...tables.values()];
};
