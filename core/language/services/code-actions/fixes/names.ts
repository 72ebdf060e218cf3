import { fieldsWithin } from '../../../catalogue/fields.ts';
import { functionMeaning } from '../../../catalogue/functions.ts';
import { definitionOf, type Scope } from '../../../analysis/definition.ts';
import { expressionsOf } from '../../../syntax/children.ts';
import type { Call, Expression, StatsCommand } from '../../../syntax/ast.ts';
import { remove, replace } from '../edit.ts';
import { chainOf, nameText } from '../operands.ts';
import { innermost, type Place, scopeBefore, written } from '../place.ts';
import { insertBefore, moveCommand, removeCommand } from '../command-edits.ts';
import { addAggregate, addKey, makerOf } from './stats-edits.ts';
import { foreignFunction } from './foreign-words.ts';
import { type Fix, fix, type Fixer, type Fixers, guess } from './fix.ts';
import { span } from '../../../text/span.ts';
import { uses } from '../../../analysis/uses.ts';

const write = (nearest: string | undefined, { span: where }: Place): readonly Fix[] =>
  nearest === undefined ? [] : [fix(`Write ${nearest}`, replace(where, nearest))];

const unknownFunction: Fixer<'unknown-function'> = ({ parameters: { name, nearest } }, place) => {
  const foreign = foreignFunction(name, place);
  return foreign.length > 0 ? foreign : write(nearest, place);
};

/** A name that `stats` did not make: another one, or `stats` has to keep it. */
const unknownAfterStats: Fixer<'unknown-field-after-stats'> = ({ parameters }, place) => {
  const { name, nearest } = parameters;
  return [
    ...write(nearest && nameText(nearest), place),
    ...filterEarlier(place),
    ...keepField(place, name),
  ];
};

/** What a filter says of fields of events belongs before the command that makes other rows of them. */
const filterEarlier = (place: Place): readonly Fix[] => {
  const { command, index } = place;
  const maker = makerOf(place);
  if (command?.kind !== 'filter' || maker === undefined) {
    return [];
  }
  const scope = scopeBefore(place, index);
  const operands = chainOf('and', command.condition);
  const early = operands.filter((operand) => isOfEvents(operand, scope));
  const late = operands.filter((operand) => !early.includes(operand));
  if (early.length === 0) {
    return [];
  }
  const to = maker.command.name;
  if (late.length === 0) {
    return [
      fix(
        `Move the ${command.name} before ${to}`,
        ...moveCommand(place, index, { before: maker.index }),
      ),
    ];
  }
  const textOf = (parts: readonly Expression[]): string =>
    `${command.name} ${parts.map((part) => andOperand(place, part)).join(' and ')}`;
  return [
    fix(
      `Move what is about events before ${to}`,
      insertBefore(place, maker.command, textOf(early)),
      replace(command.span, textOf(late)),
    ),
  ];
};

/** True for a condition that no result of the commands before it is a part of. */
const isOfEvents = (condition: Expression, scope: Scope): boolean => {
  const names = uses(condition, scope);
  return (
    names.some(({ kind }) => kind === 'field') &&
    names.every((used) => definitionOf(scope, used) === undefined)
  );
};

const andOperand = (place: Place, operand: Expression): string => {
  const text = written(place, operand.span);
  return operand.kind === 'binary' && operand.operator === 'or' ? `(${text})` : text;
};

const keepField = (place: Place, name: string): readonly Fix[] => {
  const maker = makerOf(place);
  if (maker?.command.kind !== 'stats') {
    return [];
  }
  return [fix(`Add ${name} to the keys of stats`, addKey(maker.command, nameText(name)))];
};

const sortByUnknown: Fixer<'sort-by-unknown-field'> = ({ span: where, parameters }, place) => {
  const { name, nearest } = parameters;
  const maker = makerOf(place);
  const stats = maker?.command.kind === 'stats' ? maker.command : undefined;
  const call = callAt(place);
  const meant = write(nearest && nameOrCall(nearest), place);
  if (call !== undefined && stats !== undefined) {
    const added = addAggregate(place, stats, call);
    return [...meant, fix(`Compute ${call.text} in stats`, added.edit, replace(where, added.name))];
  }
  const bins = stats !== undefined && TIMES.has(name) ? binsOf(stats) : [];
  return [
    ...meant,
    ...bins.map((bin) => fix(`Write ${bin}`, replace(where, bin))),
    ...withoutKey(place),
    ...(call === undefined ? keepField(place, name) : []),
  ];
};

/** What people sort by to have the latest first, which after stats are its periods. */
const TIMES: ReadonlySet<string> = new Set(['@timestamp', '@ingestionTime', 'eventTime']);

const binsOf = ({ keys }: StatsCommand): readonly string[] =>
  keys
    .filter(({ expression }) => expression.kind === 'call' && PERIODS.test(expression.name))
    .map(({ name }) => nameOrCall(name));

const PERIODS = /^(?:bin|datefloor|dateceil)$/i;

/** The key does nothing, so it may go, and the sort with it if it has no other. */
const withoutKey = (place: Place): readonly Fix[] => {
  const { command, index, span: where } = place;
  const key =
    command?.kind === 'sort'
      ? command.keys.find(({ span: { start, end } }) => start <= where.start && where.start < end)
      : undefined;
  if (command?.kind !== 'sort' || key === undefined) {
    return [];
  }
  return command.keys.length === 1
    ? [fix('Remove the sort, which does nothing', ...removeCommand(place, index))]
    : [fix('Remove the key, which does nothing', removeItem(place, key.span))];
};

/** The name of an output without alias is its text. */
const nameOrCall = (name: string): string => (name.includes('(') ? name : nameText(name));

const callAt = (place: Place): Call | undefined => {
  const call = innermost(place, 'call');
  return call !== undefined && functionMeaning(call.name)?.kind === 'aggregate' ? call : undefined;
};

const withoutSide: Fixer<'field-without-side'> = ({ parameters: { works } }, place) =>
  works.split(' or ').map((name) => fix(`Write ${name}`, replace(place.span, name)));

const MOST_SHOWN = 6;

const fieldWithoutValue: Fixer<'field-without-value'> = ({ parameters: { name } }, place) =>
  fieldsWithin(name)
    .filter((field) => !/[N*]/.test(field.slice(name.length)))
    .slice(0, MOST_SHOWN)
    .map((field) => guess(`Write ${field}`, replace(place.span, field)));

const unknownField: Fixer<'unknown-field'> = ({ parameters: { nearest } }, place) =>
  write(nameText(nearest), place);

const unknownValue: Fixer<'unknown-value'> = ({ span: where, parameters: { values } }, place) => {
  const quote = written(place, where)[0] === "'" ? "'" : '"';
  const make = values.length === 1 ? fix : guess;
  return values.map((value) =>
    make(`Write ${quote}${value}${quote}`, replace(where, quote + value + quote)),
  );
};

/** Another name for the alias, wherever it is meant. */
const aliasInUse: Fixer<'alias-in-use'> = ({ span: where, parameters: { name } }, place) => {
  const { commands, index } = place;
  const scopes = commands.map((_, at) => scopeBefore(place, at + 1));
  const definition = scopes[index]?.definitions.get(name);
  const taken = new Set(scopes.flatMap(({ definitions }) => [...definitions.keys()]));
  const fresh = freshName(name, taken);
  if (definition === undefined) {
    return [];
  }
  const later = commands.slice(index + 1).flatMap((command, offset) => {
    const scope = scopeBefore(place, index + 1 + offset);
    return scope.definitions.get(name)?.span.start === definition.span.start
      ? fieldsNamed({ ...place, command }, name, scope)
      : [];
  });
  return [
    fix(`Call it ${fresh}`, replace(where, fresh), ...later.map((used) => replace(used, fresh))),
  ];
};

const fieldsNamed = ({ command }: Place, name: string, scope: Scope): readonly Place['span'][] =>
  command === undefined
    ? []
    : expressionsIn(command, scope).flatMap((used) =>
        used.kind === 'field' && used.name === name ? used.span : [],
      );

const expressionsIn = (command: NonNullable<Place['command']>, scope: Scope) =>
  expressionsOf(command).flatMap((expression) => uses(expression, scope));

const freshName = (name: string, taken: ReadonlySet<string>): string => {
  const base = (name.split('.').at(-1) ?? name).replace(/^@|\W/g, '');
  const candidates = [`${base}_2`, `${base}_3`, `${base}_4`, `${base}_5`];
  return candidates.find((candidate) => !taken.has(candidate)) ?? `${base}_new`;
};

/** The repeated item, with a comma beside it. */
const duplicateColumn: Fixer<'duplicate-column'> = (
  { span: where, parameters: { name } },
  place,
) => [{ ...fix(`Remove the second ${name}`, removeItem(place, where)), isSafe: true }];

/** An item of a list with the comma before it, or behind it where it is the first. */
export const removeItem = ({ text }: Pick<Place, 'text'>, { start, end }: Place['span']) => {
  const before = /,\s*$/.exec(text.slice(0, start));
  if (before !== null) {
    return remove(span(before.index, end));
  }
  const after = /^\s*,\s*/.exec(text.slice(end));
  return remove(span(start, end + (after?.[0].length ?? 0)));
};

/** Remedies of names that mean nothing, or something else. */
export const nameFixers = {
  'unknown-function': unknownFunction,
  'unknown-field-after-stats': unknownAfterStats,
  'sort-by-unknown-field': sortByUnknown,
  'field-without-side': withoutSide,
  'field-without-value': fieldWithoutValue,
  'unknown-field': unknownField,
  'unknown-value': unknownValue,
  'alias-in-use': aliasInUse,
  'duplicate-column': duplicateColumn,
  'hyphenated-name': ({ span: where, parameters: { name } }) => [
    fix(`Write ${name}`, replace(where, name)),
  ],
  'quoted-field': ({ span: where, parameters: { works } }) => [
    fix(`Write ${works}`, replace(where, works)),
  ],
} as const satisfies Fixers;
