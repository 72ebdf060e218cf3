import type { CidrLookupCommand } from '#language/syntax/ast.ts';
import { lazily } from '#language/text/lazily.ts';
import type { LookupTable } from '../context.ts';
import { compile } from '../expressions/compile.ts';
import { nothing, textReader } from '../expressions/compiled.ts';
import { operated } from '../expressions/operated.ts';
import { parseIp, parseSubnet, type IpAddress, type Subnet } from '../text/ip-address.ts';
import { environmentAt, type CommandPlace } from './command-place.ts';
import { addOutputs } from './lookup.ts';

/**
 * Adds columns of the table's row with the narrowest network that holds the address; of rows with
 * the same network the first.
 */
export const bindCidrLookup = (command: CidrLookupCommand, place: CommandPlace): void => {
  const { table: name, field, column } = command;
  const table = name && place.context.tables?.get(name.name);
  const networks = lazily(() => networksOf(table, column?.name ?? networkColumn(table)));
  // The table may be another one in the next run.
  const found = operated(undefined, [compile(field, environmentAt(place))], ([value = nothing]) => {
    const readAddress = textReader(value);
    return {
      type: 'number',
      read(row) {
        const address = parseIp(readAddress(row) ?? '');
        return address && narrowest(networks(), address);
      },
    };
  });
  addOutputs(command, { table, found }, place);
};

/** Where the command names none: the column called `cidr`, else the first. */
const networkColumn = (table: LookupTable | undefined): string | undefined =>
  table?.columns.find((name) => name.toLowerCase() === 'cidr') ?? table?.columns[0];

/** Networks of one prefix: by their first bits, the row. */
interface Prefix {
  readonly prefix: number;
  readonly rows: Map<string, number>;
}

const networksOf = (
  table: LookupTable | undefined,
  column: string | undefined,
): readonly Prefix[] => {
  const place = column === undefined ? -1 : (table?.columns.indexOf(column) ?? -1);
  const byPrefix = new Map<number, Prefix>();
  for (const [index, row] of table?.rows.entries() ?? []) {
    const network = subnetOf(row[place] ?? '');
    if (network === undefined) {
      continue;
    }
    const { address, prefix } = network;
    const { rows } = byPrefix.get(prefix) ?? added(byPrefix, prefix);
    const key = firstBits(address, prefix);
    if (!rows.has(key)) {
      rows.set(key, index);
    }
  }
  return [...byPrefix.values()].toSorted((a, b) => b.prefix - a.prefix);
};

const added = (byPrefix: Map<number, Prefix>, prefix: number): Prefix => {
  const created = { prefix, rows: new Map<string, number>() };
  byPrefix.set(prefix, created);
  return created;
};

/** A network, or an address, which is a network of its own. */
const subnetOf = (text: string): Subnet | undefined => {
  const written = text.trim();
  const address = parseIp(written);
  return address === undefined
    ? parseSubnet(written)
    : { address, prefix: address.version === 4 ? 32 : 128 };
};

const narrowest = (networks: readonly Prefix[], address: IpAddress): number | undefined => {
  for (const { prefix, rows } of networks) {
    const row = rows.get(firstBits(address, prefix));
    if (row !== undefined) {
      return row;
    }
  }
  return undefined;
};

const firstBits = ({ version, parts }: IpAddress, prefix: number): string => {
  const width = version === 4 ? 8 : 16;
  const bits = parts.map((part, index) => {
    const ignored = width - Math.min(width, Math.max(0, prefix - index * width));
    return part >> ignored;
  });
  return `${version}:${bits.join('.')}`;
};
