import type {
  AccumCommand,
  AddTotalsCommand,
  AutoregressCommand,
  CidrLookupCommand,
  Command,
  Expression,
  Item,
  LookupCommand,
  Name,
  OutlierCommand,
  ParseCommand,
  SessionizeCommand,
  StatsCommand,
} from '../../syntax/ast.ts';
import { expressionsOf } from '../../syntax/children.ts';
import { lagsOf } from '../../syntax/lags.ts';
import { optionValue } from '../../syntax/options.ts';
import { span } from '../../text/span.ts';
import type { Scope } from '../definition.ts';
import { mapItems } from '../items.ts';
import { regexGroupPlaces } from '../regex-groups.ts';
import { written } from '../written.ts';
import { bind, type Draft, type Drafts, newDraft, note, sharedDraft } from './drafts.ts';
import { readJoin } from './join-names.ts';
import { readNames, useField } from './read-names.ts';

/** Notes the names that a command reads, and those that it makes. */
export const readCommand = (drafts: Drafts, command: Command, scope: Scope): void => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      readItems(drafts, command.items, scope);
      break;
    case 'stats':
      readStats(drafts, command, scope);
      break;
    case 'parse':
      readAll(drafts, command, scope);
      readParse(drafts, command);
      break;
    case 'json':
    case 'unnest':
      readAll(drafts, command, scope);
      define(drafts, command.alias);
      break;
    case 'countFrequent':
      for (const field of command.fields) {
        readKey(drafts, field, { name: written(field), scope });
      }
      break;
    case 'expand':
      rewrite(drafts, command.field, command.field, scope);
      break;
    case 'lookup':
      for (const { column, field } of command.keys) {
        const isOne = column.span.start === field.span.start;
        const draft = useField(drafts, field, scope, 'read');
        if (isOne) asColumn(draft, field);
      }
      readOutputs(drafts, command, scope);
      break;
    case 'cidrlookup':
      readAll(drafts, command, scope);
      readOutputs(drafts, command, scope);
      break;
    case 'join':
      readJoin(drafts, command, scope);
      break;
    default:
      readAll(drafts, command, scope);
      readMade(drafts, command, scope);
  }
};

const readMade = (drafts: Drafts, command: Command, scope: Scope): void => {
  switch (command.kind) {
    case 'addtotals':
      readTotals(drafts, command);
      break;
    case 'accum':
      readAccum(drafts, command, scope);
      break;
    case 'autoregress':
      readLags(drafts, command, scope);
      break;
    case 'outlier':
      readOutliers(drafts, command, scope);
      break;
    case 'sessionize':
      readSession(drafts, command);
      break;
    case 'filldown':
      for (const { name, span: where } of command.patterns) {
        // A sign for several names is none of them.
        if (!name.includes('*')) {
          useField(drafts, { kind: 'field', span: where, name }, scope, 'write');
        }
      }
      break;
    default:
  }
};

const readAll = (drafts: Drafts, command: Command, scope: Scope): void => {
  for (const expression of expressionsOf(command)) {
    readNames(drafts, expression, scope);
  }
};

const readItems = (drafts: Drafts, items: readonly Item[], scope: Scope): void => {
  mapItems(scope, items, ({ expression, alias }, seen) => {
    readNames(drafts, expression, seen);
    define(drafts, alias);
  });
};

/** A name that the author gives to something new. */
const define = (drafts: Drafts, name: Name | undefined): Draft | undefined => {
  if (name === undefined || name.name === '') {
    return undefined;
  }
  const draft = newDraft(drafts, 'column', name.name);
  note(draft, name.span, 'definition');
  bind(drafts, name, draft);
  return draft;
};

const readStats = (drafts: Drafts, command: StatsCommand, scope: Scope): void => {
  const readOutput = ({ expression, alias, name, span: where }: Item, seen: Scope): void => {
    if (alias === undefined) {
      readKey(drafts, expression, { name, scope: seen, where });
    } else {
      readNames(drafts, expression, seen);
      define(drafts, alias);
    }
  };
  mapItems(scope, command.aggregates, readOutput);
  for (const key of command.keys) {
    readOutput(key, scope);
  }
  if (command.offset !== undefined) {
    readNames(drafts, command.offset, scope);
  }
};

interface Key {
  readonly name: string;
  readonly scope: Scope;
  readonly where?: Item['span'];
}

/** An output that is called as it is written: a field keeps its name, the rest has its text. */
const readKey = (drafts: Drafts, expression: Expression, key: Key): void => {
  const { name, scope, where = expression.span } = key;
  if (expression.kind === 'field') {
    bind(drafts, { span: where, name }, useField(drafts, expression, scope, 'read'));
    return;
  }
  readNames(drafts, expression, scope);
  // The scope that a list of items sees changes while the list is read.
  const origin = { ...scope, definitions: new Map(scope.definitions) };
  const fixed = { why: 'named-by-text' } as const;
  const draft = newDraft(drafts, 'column', name, { fixed, origin });
  note(draft, where, 'definition');
  bind(drafts, { span: where, name }, draft);
};

const readParse = (drafts: Drafts, { aliases, pattern }: ParseCommand): void => {
  for (const alias of aliases) {
    define(drafts, alias);
  }
  if (pattern?.kind !== 'regex') {
    return;
  }
  const { start, end } = pattern.span;
  for (const { name, index } of regexGroupPlaces(drafts.text.slice(start + 1, end))) {
    if (name !== undefined && name !== '') {
      const draft = newDraft(drafts, 'column', name);
      const from = start + 1 + index;
      note(draft, span(from, from + name.length), 'definition', 'group');
      bind(drafts, { span: pattern.span, name }, draft);
    }
  }
};

/** A command gives a field another value, and perhaps the result another name. */
const rewrite = (
  drafts: Drafts,
  field: Expression,
  output: { readonly span: Item['span'] },
  scope: Scope,
): void => {
  if (field.kind !== 'field') {
    readNames(drafts, field, scope);
    return;
  }
  const draft = useField(drafts, field, scope, 'write');
  bind(drafts, { span: output.span, name: field.name }, draft);
};

/** The name of a column is that of a field only until the field is called otherwise. */
const asColumn = (
  { occurrences }: Draft,
  { span: where }: { readonly span: Item['span'] },
): void => {
  const known = occurrences.get(where.start);
  if (known !== undefined) occurrences.set(where.start, { ...known, form: 'column' });
};

const readOutputs = (
  drafts: Drafts,
  { outputs, mode }: LookupCommand | CidrLookupCommand,
  scope: Scope,
): void => {
  for (const { name, column, alias } of outputs) {
    const place = alias ?? column;
    const before = mode === 'outputNew' ? scope.definitions.get(name) : undefined;
    if (before !== undefined) {
      // A value that is there is kept: the column is the same one.
      const field = { kind: 'field', span: place.span, name } as const;
      const draft = useField(drafts, field, scope, 'write');
      bind(drafts, { span: place.span, name }, draft);
      if (alias === undefined) asColumn(draft, column);
      continue;
    }
    const draft = define(drafts, { span: place.span, name });
    if (draft !== undefined && alias === undefined) asColumn(draft, column);
  }
};

const readTotals = (drafts: Drafts, command: AddTotalsCommand): void => {
  const { row, fieldName, nameSpan, options } = command;
  if (!row || fieldName === '') {
    return;
  }
  const value = optionValue(options, 'fieldname');
  if (value === undefined || (value.kind !== 'field' && value.kind !== 'text')) {
    const remedy = 'fieldname=NAME';
    made(drafts, { command, name: fieldName, remedy });
    return;
  }
  const draft = newDraft(drafts, 'column', fieldName);
  const { start, end } = value.span;
  if (value.kind === 'text') note(draft, span(start + 1, end - 1), 'definition', 'quoted');
  else note(draft, value.span, 'definition');
  bind(drafts, { span: nameSpan, name: fieldName }, draft);
};

const made = (
  drafts: Drafts,
  { command, name, remedy }: { command: Command; name: string; remedy: string },
): void => {
  const fixed = { why: 'made', command: command.name, remedy } as const;
  const draft = newDraft(drafts, 'column', name, { fixed });
  bind(drafts, { span: command.nameSpan, name }, draft);
};

const readAccum = (drafts: Drafts, { alias, field, output }: AccumCommand, scope: Scope): void => {
  if (alias !== undefined) define(drafts, alias);
  else if (output !== '') rewrite(drafts, field, field, scope);
};

const readLags = (drafts: Drafts, command: AutoregressCommand, scope: Scope): void => {
  const { alias, field } = command;
  const stem = define(drafts, alias) ?? stemOf(drafts, field, scope);
  for (const { name } of stem === undefined ? [] : lagsOf(command)) {
    const suffix = name.slice((alias?.name ?? nameOf(field)).length);
    const { span: where } = alias ?? field;
    if (suffix !== '') bind(drafts, { span: where, name }, stem ?? unknown(drafts, name), suffix);
  }
};

const readOutliers = (drafts: Drafts, command: OutlierCommand, scope: Scope): void => {
  for (const { expression, marker } of command.mark ? command.fields : []) {
    const stem = stemOf(drafts, expression, scope);
    const suffix = marker.slice(nameOf(expression).length);
    if (stem !== undefined) bind(drafts, { span: expression.span, name: marker }, stem, suffix);
  }
};

/** The symbol whose name other names are made of. */
const stemOf = (drafts: Drafts, expression: Expression, scope: Scope): Draft | undefined =>
  expression.kind === 'field' ? useField(drafts, expression, scope, 'read') : undefined;

const nameOf = (expression: Expression): string =>
  expression.kind === 'field' ? expression.name : '';

const unknown = (drafts: Drafts, name: string): Draft => sharedDraft(drafts, 'unknown', name);

const readSession = (drafts: Drafts, command: SessionizeCommand): void => {
  if (command.alias === undefined)
    made(drafts, { command, name: command.output, remedy: 'as NAME' });
  else define(drafts, command.alias);
};
