import type { ResolvedSource } from '#protocol/results.ts';
import { originColumns } from '../cloudwatch/plan/origin-columns.ts';

/** What becomes of the columns that say which of several places a row is from. */
export interface Origins {
  /** Those that tell rows apart on both sides. */
  readonly keys: ReadonlySet<string>;
  /** Those that one side alone has, or that no row of one side can share with the other. */
  readonly left: ReadonlySet<string>;
}

/** By the places of two sources. */
export function comparedOrigins(first: ResolvedSource, second: ResolvedSource): Origins {
  const [own, other] = [originValues(first), originValues(second)];
  const names = new Set([...own.keys(), ...other.keys()]);
  const isShared = (name: string): boolean =>
    [...(own.get(name) ?? [])].some((value) => other.get(name)?.has(value) === true);
  return {
    keys: new Set([...names].filter(isShared)),
    left: new Set([...names].filter((name) => !isShared(name))),
  };
}

/** The values of each origin column that rows of a source have. */
function originValues(source: ResolvedSource): ReadonlyMap<string, ReadonlySet<string | null>> {
  if (source.kind !== 'cloudwatch') return new Map();
  const { columns, cells } = originColumns(source.places);
  return new Map(
    columns.map(({ name }, index) => [name, new Set(cells.map((row) => row[index] ?? null))]),
  );
}
