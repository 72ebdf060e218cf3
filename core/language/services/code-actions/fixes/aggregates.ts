import { functionMeaning } from '../../../catalogue/functions.ts';
import type { Call, Expression, Item, StatsCommand } from '../../../syntax/ast.ts';
import { children } from '../../../syntax/children.ts';
import { insertBefore } from '../command-edits.ts';
import { insert, replace } from '../edit.ts';
import { nameText } from '../operands.ts';
import { expressionsAround, type Place, scopeBefore, written } from '../place.ts';
import { type Fix, fix, type Fixer, type Fixers } from './fix.ts';
import { removeItem } from './names.ts';
import { addAggregate, addKey, aggregateName, makerOf, namesIn } from './stats-edits.ts';

const isAggregate = (expression: Expression): expression is Call =>
  expression.kind === 'call' && functionMeaning(expression.name)?.kind === 'aggregate';

const hasAggregate = (expression: Expression): boolean =>
  isAggregate(expression) || children(expression).some(hasAggregate);

const callAt = (place: Place): Call | undefined =>
  expressionsAround(place, place.span).findLast(isAggregate);

/** Aggregates are computed in `stats`: in one that is there, in a new one, or this command is one. */
const outside: Fixer<'aggregate-outside-stats'> = ({ span: where }, place) => {
  const { command, index } = place;
  const call = callAt(place);
  if (call === undefined || command === undefined) {
    return [];
  }
  if (command.kind === 'fields' || command.kind === 'display') {
    return scopeBefore(place, index).open ? [asStats(place, command.items)] : [];
  }
  const maker = makerOf(place);
  if (maker?.command.kind === 'stats') {
    const added = addAggregate(place, maker.command, call);
    return [fix(`Compute ${call.text} in stats`, added.edit, replace(call.span, added.name))];
  }
  const name = aggregateName(call, namesIn(place.commands));
  const stats = `stats ${call.text} as ${name}`;
  return where.start >= command.nameSpan.end && command.kind !== 'stats'
    ? [
        fix(
          `Write ${stats} before it`,
          insertBefore(place, command, stats),
          replace(call.span, name),
        ),
      ]
    : [];
};

/** `fields eventName, count(*)` is `stats count(*) by eventName`. */
const asStats = (place: Place, items: readonly Item[]): Fix => {
  const { command } = place;
  const textOf = ({ span }: Item): string => written(place, span);
  const aggregates = items.filter(({ expression }) => hasAggregate(expression)).map(textOf);
  const keys = items.filter(({ expression }) => !hasAggregate(expression)).map(textOf);
  const by = keys.length === 0 ? '' : ` by ${keys.join(', ')}`;
  const text = `stats ${aggregates.join(', ')}${by}`;
  return fix(`Write ${text}`, ...(command === undefined ? [] : [replace(command.span, text)]));
};

/** `max(count(*))`: one `stats` computes the inner aggregate, another one the outer. */
const nested: Fixer<'aggregate-in-aggregate'> = ({ span: where }, place) => {
  const { command } = place;
  const [outer, inner] = expressionsAround(place, where).filter(isAggregate);
  if (
    command?.kind !== 'stats' ||
    command.aggregates.length !== 1 ||
    outer === undefined ||
    inner === undefined
  ) {
    return [];
  }
  const name = aggregateName(inner, namesIn(place.commands));
  const [item] = command.aggregates;
  const keys = command.keys.map(({ span }) => written(place, span)).join(', ');
  const first = `stats ${inner.text} as ${name}${keys === '' ? '' : ` by ${keys}`}`;
  const text = written(place, item?.span ?? outer.span).replace(inner.text, name);
  const { end } = command.span;
  return [
    fix(
      `Compute ${inner.text} in a stats of its own`,
      insertBefore(place, command, first),
      replace({ start: item?.span.start ?? outer.span.start, end }, text),
    ),
  ];
};

/** A field in `stats`: it is a key, or one of its values is wanted. */
const missing: Fixer<'aggregate-missing'> = ({ span: where }, place) => {
  const { command } = place;
  const item = command?.kind === 'stats' ? itemAt(command, where.start) : undefined;
  if (command?.kind !== 'stats' || item === undefined) {
    return [];
  }
  const text = written(place, where);
  // `stats count by x` of other languages.
  if (/^count$/i.test(text)) {
    return [fix('Write count(*)', replace(where, 'count(*)'))];
  }
  const latest = fix(`Write latest(${text})`, replace(where, `latest(${text})`));
  const isWhole = item.span.start === where.start && item.expression.kind === 'field';
  if (!isWhole) {
    return item.expression.span.start === where.start && item.expression.kind === 'field'
      ? [latest]
      : [];
  }
  const key = addKey(command, written(place, item.span));
  const isOnly = command.aggregates.length === 1;
  const title = `Make ${nameText(text)} a key`;
  return [
    isOnly
      ? fix(title, replace(item.span, 'count(*)'), key)
      : fix(title, removeItem(place, item.span), key),
    latest,
  ];
};

const itemAt = ({ aggregates }: StatsCommand, at: number): Item | undefined =>
  aggregates.find(({ span: { start, end } }) => start <= at && at < end);

/** `topk` by group is a count by both, in order. */
const topkAlone: Fixer<'topk-alone'> = (_, place) => {
  const { command } = place;
  const call = callAt(place);
  const field = call?.arguments[1];
  if (command?.kind !== 'stats' || call === undefined || field === undefined) {
    return [];
  }
  const keys = [
    ...command.keys.map(({ span }) => written(place, span)),
    written(place, field.span),
  ];
  const counted = `stats count(*) as count by ${keys.join(', ')} | sort count desc`;
  const item = itemAt(command, call.span.start);
  const alone = `stats ${written(place, item?.span ?? call.span)}`;
  return [
    fix('Count by group instead', replace(command.span, counted)),
    fix(`Write ${alone} alone`, replace(command.span, alone)),
  ];
};

const needsBin: Fixer<'needs-bin'> = ({ parameters: { name } }, place) => {
  const { commands, index, command } = place;
  const stats =
    command?.kind === 'stats'
      ? command
      : commands.slice(0, index).findLast(({ kind }) => kind === 'stats');
  if (stats?.kind !== 'stats') {
    return [];
  }
  const first = stats.keys[0];
  const edit =
    first === undefined ? addKey(stats, 'bin(1h)') : insert(first.span.start, 'bin(1h), ');
  return [fix(`Add bin(1h) to the keys, for ${name}`, edit)];
};

/** Remedies of aggregates where none can stand, and where one is missing. */
export const aggregateFixers = {
  'aggregate-outside-stats': outside,
  'aggregate-in-aggregate': nested,
  'aggregate-missing': missing,
  'topk-alone': topkAlone,
  'needs-bin': needsBin,
} as const satisfies Fixers;
