import { madeFields, type Maker } from '../catalogue/made-fields.ts';
import type { ValueType } from '../catalogue/value-types.ts';
import type { Command, Item, StatsCommand } from '../syntax/ast.ts';
import type { Scope } from './definition.ts';
import { mapItems } from './items.ts';
import { typeOf, typeOfKey } from './types.ts';
import { written } from './written.ts';

/** A column of a query's result. */
export interface Column {
  readonly name: string;
  readonly type: ValueType;
  /** What makes it; undefined for the columns that a query has without naming any. */
  readonly item: Item | undefined;
  /** The index of the command that the item belongs to. */
  readonly command: number | undefined;
}

/** The columns that a query has come to show. */
export interface Table {
  /** What is shown where nothing is chosen: of events, or of what a command made of them. */
  readonly base: readonly Column[];
  /** What `fields` and `display` have chosen and other commands have added since, in order. */
  readonly parts: readonly TablePart[];
  /** True where a `display` has decided what is shown, so that `fields` adds nothing. */
  readonly displayed: boolean;
}

interface TablePart {
  readonly columns: readonly Column[];
  /** False for what a command adds whether anything is chosen or not. */
  readonly isChosen: boolean;
}

/** What a query shows of events if it chooses nothing. */
export const initialTable: Table = {
  base: [plain('@timestamp', 'timestamp'), plain('@message', 'text')],
  parts: [],
  displayed: false,
};

function plain(name: string, type: ValueType): Column {
  return { name, type, item: undefined, command: undefined };
}

/** The table as columns. Where a name occurs twice it keeps its first place and its last value. */
export const columnsOfTable = ({ base, parts }: Table): readonly Column[] => {
  const shown = parts.flatMap(({ columns }) => columns);
  const columns = parts.some(({ isChosen }) => isChosen) ? shown : [...base, ...shown];
  return [...new Map(columns.map((column) => [column.name, column])).values()];
};

/** A command in its place, with the names before and after it. */
export interface PlacedCommand {
  readonly command: Command;
  readonly index: number;
  readonly before: Scope;
  readonly after: Scope;
}

/** The table after a command (guide). */
export const tableAfter = (table: Table, placed: PlacedCommand): Table => {
  const { command, index, before } = placed;
  switch (command.kind) {
    case 'fields':
      return table.displayed
        ? table
        : withPart(table, { columns: itemColumns(command.items, index, before), isChosen: true });
    case 'display': {
      const columns = itemColumns(command.items, index, before);
      return { ...table, parts: [{ columns, isChosen: true }], displayed: true };
    }
    case 'stats':
      return rebuilt(statsColumns(command, index, before));
    case 'pattern':
    case 'logcompare':
    case 'relevantfields':
    case 'estimate':
      return rebuilt(madeColumns(command.kind));
    case 'countFrequent':
      return rebuilt([
        ...command.fields.map((field) => plain(written(field), typeOf(field, before))),
        ...madeColumns('countFrequent'),
      ]);
    case 'join':
      return joined(table, command.left?.name ?? '', command.right?.name ?? '');
    default:
      return withPart(table, { columns: addedColumns(placed), isChosen: false });
  }
};

const withPart = (table: Table, part: TablePart): Table =>
  part.columns.length === 0 ? table : { ...table, parts: [...table.parts, part] };

const rebuilt = (base: readonly Column[]): Table => ({ base, parts: [], displayed: false });

const itemColumn =
  (index: number) =>
  (item: Item, seen: Scope): Column => ({
    name: item.name,
    type: typeOf(item.expression, seen),
    item,
    command: index,
  });

const itemColumns = (items: readonly Item[], index: number, scope: Scope): readonly Column[] =>
  mapItems(scope, items, itemColumn(index));

/** Keys first. */
const statsColumns = (command: StatsCommand, index: number, scope: Scope): readonly Column[] => [
  ...command.keys.map((item) => ({
    name: item.name,
    type: typeOfKey(item.expression, scope),
    item,
    command: index,
  })),
  ...itemColumns(command.aggregates, index, scope),
];

const madeColumns = (maker: Maker): readonly Column[] =>
  madeFields[maker].map(({ name, type }) => plain(name, type));

/** Each side shows what it would show by itself. */
const joined = (table: Table, left: string, right: string): Table => {
  const prefixed = (alias: string, columns: readonly Column[]): readonly Column[] =>
    columns.map(({ name, type }) => plain(alias === '' ? name : `${alias}.${name}`, type));
  return rebuilt([...prefixed(left, columnsOfTable(table)), ...prefixed(right, initialTable.base)]);
};

/** Commands that put columns beside the others; the names of all the rest have to be asked for. */
const ADDS_COLUMNS: ReadonlySet<Command['kind']> = new Set([
  'diff',
  'lookup',
  'cidrlookup',
  'addtotals',
  'accum',
  'appendcols',
  'autoregress',
  'outlier',
  'sessionize',
]);

const addedColumns = ({ command, before, after }: PlacedCommand): readonly Column[] =>
  ADDS_COLUMNS.has(command.kind)
    ? [...after.definitions]
        .filter(([key, definition]) => before.definitions.get(key) !== definition)
        .map(([, { name, type }]) => plain(name, type))
    : [];
