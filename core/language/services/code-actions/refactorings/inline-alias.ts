import type { Definition, Scope } from '../../../analysis/definition.ts';
import { mapItems } from '../../../analysis/items.ts';
import { uses } from '../../../analysis/uses.ts';
import type { Command, Expression, Item } from '../../../syntax/ast.ts';
import { children, expressionsOf } from '../../../syntax/children.ts';
import { touches } from '../../../text/span.ts';
import { removeCommand } from '../command-edits.ts';
import { type Edit, replace } from '../edit.ts';
import { removeItem } from '../fixes/names.ts';
import { nameText } from '../operands.ts';
import { expressionsAround, type Place, scopeBefore, written } from '../place.ts';
import { inlining, type Refactor } from './refactoring.ts';

/** An alias of `fields` with its expression, and where it is made. */
interface Made {
  readonly item: Item;
  readonly name: string;
  readonly index: number;
}

/** Puts the expression of an alias wherever the alias is used, and takes the alias away. */
export const inlineAlias: Refactor = (place) => {
  const made = aliasAt(place);
  const { commands } = place;
  const home = made && commands[made.index];
  if (
    made === undefined ||
    home?.kind !== 'fields' ||
    commands.some(({ kind }) => PATTERNS.has(kind))
  ) {
    return [];
  }
  const edits = usesOf(place, made);
  if (edits === undefined || edits.length === 0) {
    return [];
  }
  const gone =
    home.items.length === 1
      ? removeCommand(place, made.index)
      : [removeItem(place, made.item.span)];
  return [inlining(`Inline ${made.name}`, ...edits, ...gone)];
};

/** Commands that name columns by a pattern. */
const PATTERNS: ReadonlySet<Command['kind']> = new Set<Command['kind']>(['filldown']);

/** The alias that the cursor stands on: where it is made, or where it is used. */
const aliasAt = (place: Place): Made | undefined => {
  const { commands, command, index, span } = place;
  const here =
    command?.kind === 'fields'
      ? command.items.find(({ alias }) => alias !== undefined && touches(alias.span, span.start))
      : undefined;
  if (here?.alias !== undefined) {
    return { item: here, name: here.alias.name, index };
  }
  const field = expressionsAround(place, span).at(-1);
  const definition =
    field?.kind === 'field' ? scopeBefore(place, index).definitions.get(field.name) : undefined;
  if (definition?.kind !== 'alias') {
    return undefined;
  }
  for (const [at, candidate] of commands.entries()) {
    const item =
      candidate.kind === 'fields'
        ? candidate.items.find(({ alias }) => alias?.span.start === definition.span.start)
        : undefined;
    if (item !== undefined) {
      return { item, name: definition.name, index: at };
    }
  }
  return undefined;
};

/** The edits of all uses; undefined where the expression would mean something else at one of them. */
const usesOf = (place: Place, made: Made): readonly Edit[] | undefined => {
  const { commands } = place;
  const before = scopeBefore(place, made.index);
  const edits: Edit[] = [];
  for (const [offset, command] of commands.slice(made.index).entries()) {
    const scope = scopeBefore(place, made.index + offset);
    for (const { field, scope: seen, whole } of fieldsUsed(command, scope)) {
      const definition = seen.definitions.get(field.name);
      if (field.name !== made.name || !isAlias(definition, made)) {
        continue;
      }
      if (!meansTheSame(made.item.expression, before, seen)) {
        return undefined;
      }
      edits.push(replace(field.span, replacement(place, made, whole)));
    }
  }
  return edits;
};

const isAlias = (definition: Definition | undefined, { item }: Made): boolean =>
  definition !== undefined && definition.span.start === item.alias?.span.start;

interface Use {
  readonly field: Expression & { readonly kind: 'field' };
  readonly scope: Scope;
  /** Whether the field is all that an item, a key or an operand of a list of names is. */
  readonly whole: 'item' | 'alone' | 'part';
}

const fieldsUsed = (command: Command, scope: Scope): readonly Use[] => {
  const items = itemsOf(command);
  const keys = command.kind === 'stats' ? command.keys : [];
  const ofItems = mapItems(scope, items, (item, seen) => {
    const copy = { ...seen, definitions: new Map(seen.definitions) };
    return usesIn(item.expression, copy, item.alias === undefined ? 'item' : 'alone');
  }).flat();
  const ofKeys = keys.flatMap(({ expression, alias }) =>
    usesIn(expression, scope, alias === undefined ? 'item' : 'alone'),
  );
  const listed = new Set([...items, ...keys].map(({ expression }) => expression));
  const others = expressionsOf(command)
    .filter((expression) => !listed.has(expression))
    .flatMap((expression) => usesIn(expression, scope, 'alone'));
  return [...ofItems, ...ofKeys, ...others];
};

const itemsOf = (command: Command): readonly Item[] => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return command.items;
    case 'stats':
      return command.aggregates;
    default:
      return [];
  }
};

const usesIn = (expression: Expression, scope: Scope, whole: Use['whole']): readonly Use[] =>
  uses(expression, scope).flatMap((field) =>
    field.kind === 'field' ? [{ field, scope, whole: field === expression ? whole : 'part' }] : [],
  );

/** Every name in the expression is still what it was. */
const meansTheSame = (expression: Expression, before: Scope, at: Scope): boolean =>
  at.open === before.open &&
  namesIn(expression).every(
    (name) => at.definitions.get(name)?.span.start === before.definitions.get(name)?.span.start,
  );

const namesIn = (expression: Expression): readonly string[] =>
  expression.kind === 'field' ? [expression.name] : children(expression).flatMap(namesIn);

const replacement = (place: Place, { item, name }: Made, whole: Use['whole']): string => {
  const { expression } = item;
  const text = written(place, expression.span);
  if (whole === 'item') {
    return `${text} as ${nameText(name)}`;
  }
  const isLoose = expression.kind === 'binary' || expression.kind === 'unary';
  return isLoose && whole === 'part' ? `(${text})` : text;
};
