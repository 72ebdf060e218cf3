import type { Directive } from '../syntax/ast.ts';

/** The classes of log groups, as CloudWatch spells them. */
export type LogClass = 'STANDARD' | 'INFREQUENT_ACCESS';

/** What the settings say of a source. */
export interface SourceFacts {
  /** A cloud has a default range, a folder is read whole. */
  readonly kind: 'local' | 'cloud';
  /** Undefined where the settings do not say. */
  readonly logClass: LogClass | undefined;
}

/** What is known of the places where queries run. */
export interface KnownSources {
  readonly facts: ReadonlyMap<string, SourceFacts>;
  /** The source of queries that name none. */
  readonly active: string | undefined;
}

/** What the setting `ctq.sources` says. Entries that are no sources are left out. */
export const knownSources = (setting: unknown, active: string | undefined): KnownSources => {
  const facts = new Map<string, SourceFacts>();
  if (isObject(setting)) {
    for (const [name, entry] of Object.entries(setting)) {
      const { kind, class: logClass } = isObject(entry) ? entry : {};
      if (typeof kind === 'string') {
        facts.set(name, {
          kind: kind === 'local' ? 'local' : 'cloud',
          logClass: asClass(logClass),
        });
      }
    }
  }
  return { facts, active };
};

/** The source that a query runs on, by its directives, the file's before its own. */
export const sourceFacts = (
  { facts, active }: KnownSources,
  directives: readonly Directive[],
): SourceFacts | undefined => {
  const name = sourceName(directives, active);
  return name === undefined ? undefined : facts.get(name);
};

/** The name or path of the source of a query, if it is known which it runs on. */
export const sourceName = (
  directives: readonly Directive[],
  active: string | undefined,
): string | undefined =>
  directives.findLast(({ name, value }) => name.toLowerCase() === 'source' && value !== '')
    ?.value ?? active;

/** The class that a word names, in any case and with or without its underscore. */
export const asClass = (word: unknown): LogClass | undefined => {
  if (typeof word !== 'string') {
    return undefined;
  }
  const letters = word.toUpperCase().replace(/[^A-Z]/g, '');
  return classes.find((known) => known.replace('_', '') === letters);
};

const classes: readonly LogClass[] = ['STANDARD', 'INFREQUENT_ACCESS'];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
