import type { CloudWatchPlace, Column } from '#protocol/results.ts';

/** The columns that say where a row came from, and their cells for each place. */
export interface OriginColumns {
  readonly columns: readonly Column[];
  readonly cells: readonly (readonly (string | null)[])[];
}

/** Profile and region, each where it differs among the places. */
export function originColumns(places: readonly CloudWatchPlace[]): OriginColumns {
  const shown = ORIGINS.filter(({ of }) => new Set(places.map(of)).size > 1);
  return {
    columns: shown.map(({ name }) => ({ name, type: 'text' })),
    cells: places.map((place) => shown.map(({ of }) => of(place))),
  };
}

const ORIGINS: readonly {
  readonly name: string;
  readonly of: (place: CloudWatchPlace) => string | null;
}[] = [
  { name: '@profile', of: ({ profile }) => profile ?? null },
  { name: '@region', of: ({ region }) => region },
];
