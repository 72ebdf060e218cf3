import { functionMeaning } from '../../catalogue/functions.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Command, Query } from '../../syntax/ast.ts';
import type { Check, CheckedCommand, QueryContext } from '../context.ts';
import { isEventField } from '../event-field.ts';
import { asClass, type LogClass } from '../known-sources.ts';

/** What log groups of the Infrequent Access class lack, where the query itself chooses that class. */
export const checkLogClass: Check = (context) =>
  classOf(context.query) === 'INFREQUENT_ACCESS' ? classProblems(context) : [];

/** The class of log groups that `SOURCE` chooses; undefined where it does not say. */
export const classOf = ({ commands }: Pick<Query, 'commands'>): LogClass | undefined => {
  const classes = commands
    .flatMap((command) => (command.kind === 'source' ? command.selections : []))
    .flatMap((selection) => (selection.kind === 'logGroups' ? selection.classes : []))
    .flatMap(({ value }) => asClass(value) ?? []);
  return classes.find((found) => found === 'INFREQUENT_ACCESS') ?? classes[0];
};

/** What a query cannot have, or may not have, in the Infrequent Access class (guide). */
export const classProblems = ({ commands }: QueryContext): readonly Problem[] => [
  ...commands.flatMap(commandProblems),
  ...commands.flatMap(functionProblems),
  ...discoveredField(commands),
];

const commandProblems = ({ command }: CheckedCommand): readonly Problem[] => {
  const { kind, name, nameSpan } = command;
  if (REFUSED.has(kind)) {
    return [problem('not-in-class', nameSpan, { what: name, why: 'refused' })];
  }
  return UNDOCUMENTED.has(kind)
    ? [problem('not-in-class', nameSpan, { what: name, why: 'undocumented' })]
    : [];
};

const REFUSED: ReadonlySet<Command['kind']> = new Set<Command['kind']>([
  'pattern',
  'diff',
  'anomaly',
  'filterIndex',
]);

const UNDOCUMENTED: ReadonlySet<Command['kind']> = new Set<Command['kind']>([
  'json',
  'expand',
  'cidrlookup',
  'relevantfields',
  'addtotals',
  'accum',
  'appendcols',
  'autoregress',
  'filldown',
  'fillmissing',
  'outlier',
  'sessionize',
  'countFrequent',
  'logcompare',
  'estimate',
]);

const functionProblems = ({ calls }: CheckedCommand): readonly Problem[] =>
  calls.flatMap(({ name: what, nameSpan }) => {
    const meaning = functionMeaning(what);
    if (meaning?.name === 'unmask') {
      return problem('not-in-class', nameSpan, { what, why: 'refused' });
    }
    return meaning?.entry.since === 2026
      ? problem('not-in-class', nameSpan, { what, why: 'undocumented' })
      : [];
  });

/** Fields of JSON are discovered in the Standard class only: one message is enough. */
const discoveredField = (commands: readonly CheckedCommand[]): readonly Problem[] => {
  const [first] = commands.flatMap(({ fields, scope }) =>
    fields.filter((field) => isEventField(field, scope) && !field.name.startsWith('@')),
  );
  return first === undefined
    ? []
    : [problem('not-in-class', first.span, { what: first.name, why: 'not-discovered' })];
};
