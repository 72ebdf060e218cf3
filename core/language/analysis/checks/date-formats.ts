import { functionMeaning } from '../../catalogue/functions.ts';
import { javaDateFormat } from '../../dates/java-date-format.ts';
import { strftimeFormat } from '../../dates/strftime-format.ts';
import { timeZone } from '../../dates/time-zone.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Call, Expression } from '../../syntax/ast.ts';
import { type Check, expressionsIn } from '../context.ts';

/** Formats of dates and time zones that are written out and mean nothing (guide). */
export const checkDateFormats: Check = ({ commands }) =>
  commands
    .flatMap(expressionsIn)
    .flatMap((expression) => (expression.kind === 'call' ? callProblems(expression) : []));

const callProblems = (call: Call): readonly Problem[] => {
  const reasonOf = reasons.get(functionMeaning(call.name)?.name ?? '');
  if (reasonOf === undefined) {
    return [];
  }
  const [, format, zone] = call.arguments;
  const reason = format?.kind === 'text' ? reasonOf(format.value) : undefined;
  return [
    ...(format === undefined || reason === undefined
      ? []
      : [problem('invalid-date-format', format.span, { name: call.name, reason })]),
    ...zoneProblems(zone),
  ];
};

const zoneProblems = (zone: Expression | undefined): readonly Problem[] =>
  zone?.kind === 'text' && !zone.value.includes('{{') && timeZone(zone.value) === undefined
    ? [problem('unknown-time-zone', zone.span, { text: zone.value })]
    : [];

/** Why the format of a function means nothing. */
const reasons: ReadonlyMap<string, (format: string) => string | undefined> = new Map([
  ['parseDate', (format: string) => ifWhole(format, () => javaDateFormat(format).problem)],
  ['formatDate', (format: string) => ifWhole(format, () => strftimeReason(format))],
]);

/** A format with placeholders is not known yet. */
const ifWhole = (format: string, reason: () => string | undefined): string | undefined =>
  format.includes('{{') ? undefined : reason();

const strftimeReason = (format: string): string | undefined => {
  const [unknown] = strftimeFormat(format).unknown;
  if (unknown !== undefined) {
    return `"${unknown}" means nothing in it and stays as it is; "%%" is a percent sign`;
  }
  return format.includes('%')
    ? undefined
    : 'it has no directive such as %Y, so it is the same for every time';
};
