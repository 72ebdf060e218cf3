import type { Span } from '../../text/span.ts';
import type { Definition, Scope } from '../definition.ts';
import type { FixedName, NameSymbol, NameForm, Occurrence, SymbolKind } from './symbol.ts';

/** A symbol whose occurrences are still being gathered. */
export interface Draft {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly fixed: FixedName | undefined;
  /** By the offset at which each begins. */
  readonly occurrences: Map<number, Occurrence>;
  /** For a name that is an expression's text: the names that existed where it was computed. */
  readonly origin: Scope | undefined;
}

/** What a definition is called by: a symbol, and perhaps something behind its name (`size_p1`). */
export interface Bound {
  readonly draft: Draft;
  readonly suffix: string;
}

/** What is known so far of the names of a query. It grows while the query is read. */
export interface Drafts {
  readonly text: string;
  readonly drafts: Draft[];
  /** By `placeKey` of the definitions that commands make. */
  readonly byPlace: Map<string, Bound>;
  /** Of definitions that a join has given another name. */
  readonly byDefinition: Map<Definition, Bound>;
  /** Fields of the event and unknown names, by kind and name. */
  readonly byName: Map<string, Draft>;
}

/** What says which symbol a definition is. */
export type Bindings = Pick<Drafts, 'byPlace' | 'byDefinition'>;

export const newDrafts = (text: string): Drafts => ({
  text,
  drafts: [],
  byPlace: new Map(),
  byDefinition: new Map(),
  byName: new Map(),
});

/** Adds a symbol that has no occurrence yet. */
export const newDraft = (
  drafts: Drafts,
  kind: SymbolKind,
  name: string,
  more: { readonly fixed?: FixedName; readonly origin?: Scope } = {},
): Draft => {
  const draft: Draft = {
    kind,
    name,
    fixed: more.fixed,
    occurrences: new Map(),
    origin: more.origin,
  };
  drafts.drafts.push(draft);
  return draft;
};

/** The symbol of a field or of an unknown name: one for the whole query. */
export const sharedDraft = (drafts: Drafts, kind: 'field' | 'unknown', name: string): Draft => {
  const key = `${kind} ${name}`;
  const known = drafts.byName.get(key);
  if (known !== undefined) {
    return known;
  }
  const why = kind === 'field' ? 'event-field' : 'unknown-name';
  const draft = newDraft(drafts, kind, name, { fixed: { why } });
  drafts.byName.set(key, draft);
  return draft;
};

/** Notes that a name stands somewhere. */
export const note = (
  { occurrences }: Draft,
  span: Span,
  role: Occurrence['role'],
  form: NameForm = 'name',
): void => {
  // What reads a name and gives it another value does the latter.
  if (span.start < span.end && (role === 'write' || !occurrences.has(span.start))) {
    occurrences.set(span.start, { span, role, form });
  }
};

/** Says which symbol the definition of that place and name is. */
export const bind = (
  { byPlace }: Drafts,
  { span, name }: Pick<Definition, 'span' | 'name'>,
  draft: Draft,
  suffix = '',
): void => {
  byPlace.set(placeKey(span, name), { draft, suffix });
};

/** The symbol of a definition; undefined for one that no command that was read has made. */
export const boundOf = (
  { byPlace, byDefinition }: Bindings,
  definition: Definition,
): Bound | undefined =>
  byDefinition.get(definition) ?? byPlace.get(placeKey(definition.span, definition.name));

const placeKey = ({ start }: Span, name: string): string => `${start} ${name}`;

/** The symbols that occur anywhere, each with its places in order. */
export const finished = ({ drafts }: Drafts): ReadonlyMap<Draft, NameSymbol> =>
  new Map(
    drafts
      .filter(({ occurrences }) => occurrences.size > 0)
      .map((draft) => [
        draft,
        {
          kind: draft.kind,
          name: draft.name,
          fixed: draft.fixed,
          occurrences: [...draft.occurrences.values()].toSorted(
            (a, b) => a.span.start - b.span.start,
          ),
        },
      ]),
  );
