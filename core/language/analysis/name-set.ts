/** Some names of all that there are. */
export interface NameSet {
  /** All of them, where they can be listed. */
  readonly listed: ReadonlySet<string> | undefined;
  has(name: string): boolean;
}

/** Which events are spoken of; undefined for what is not restricted. */
export interface EventsInQuestion {
  readonly sources: NameSet | undefined;
  readonly names: NameSet | undefined;
}

export const ALL_EVENTS: EventsInQuestion = { sources: undefined, names: undefined };

export const listedNames = (names: readonly string[]): NameSet => {
  const listed = new Set(names);
  return { listed, has: (name) => listed.has(name) };
};

export const namesThat = (has: (name: string) => boolean): NameSet => ({ listed: undefined, has });

/** Events that both restrictions let pass. */
export const bothOf = (a: EventsInQuestion, b: EventsInQuestion): EventsInQuestion => ({
  sources: intersection(a.sources, b.sources),
  names: intersection(a.names, b.names),
});

/** Events that one of the restrictions lets pass, and some more: which source has which is lost. */
export const eitherOf = (a: EventsInQuestion, b: EventsInQuestion): EventsInQuestion => ({
  sources: union(a.sources, b.sources),
  names: union(a.names, b.names),
});

const intersection = (a: NameSet | undefined, b: NameSet | undefined): NameSet | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.listed !== undefined) return listedNames([...a.listed].filter((name) => b.has(name)));
  if (b.listed !== undefined) return intersection(b, a);
  return namesThat((name) => a.has(name) && b.has(name));
};

const union = (a: NameSet | undefined, b: NameSet | undefined): NameSet | undefined => {
  if (a === undefined || b === undefined) return undefined;
  return a.listed !== undefined && b.listed !== undefined
    ? listedNames([...a.listed, ...b.listed])
    : namesThat((name) => a.has(name) || b.has(name));
};
