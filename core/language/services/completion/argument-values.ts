import { parseFormats, printFormats } from '../../catalogue/date-format-examples.ts';
import { functionMeaning, parameterAt, type ParameterEntry } from '../../catalogue/functions.ts';
import { commonTimeZones } from '../../catalogue/time-zones.ts';
import type { Bracket } from '../cursor/cursor.ts';
import { code } from '../markdown-text.ts';
import { type Around, eventFieldAt } from './around.ts';
import type { Choice } from './choice.ts';
import { valuesOfField } from './field-values.ts';

export type CallBracket = Bracket & { readonly kind: 'call' };

/** The parameter of a call that the cursor is at. */
export const parameterOf = ({ name, argument }: CallBracket): ParameterEntry | undefined => {
  const called = functionMeaning(name);
  return called && parameterAt(called.entry, argument, argument + 1);
};

/** Values for an argument, by what the parameter is for and what stands before it. */
export const argumentValues = (call: CallBracket, around: Around): readonly Choice[] => {
  const parameter = parameterOf(call);
  const name = functionMeaning(call.name)?.name;
  switch (parameter?.name) {
    case 'timezone':
      return zones();
    case 'format':
      return formats(name === 'parseDate' ? parseFormats : printFormats);
    case 'subnet':
      return NETWORKS;
    case 'percent':
      return numbers(['50', '90', '95', '99'], 'percent of the values lie below it');
    case 'caseInsensitive':
      return [
        {
          value: 'true',
          isText: false,
          detail: 'ignores case',
          documentation: 'Letters match in either case.',
        },
      ];
    case 'separator':
      return separators;
    case 'search':
    case 'start':
    case 'end':
      return parameter.type === 'text' ? valuesOfFirst(call, around) : [];
    default:
      return [];
  }
};

/** `strcontains(eventName, "…")`: values of the field that is looked in. */
const valuesOfFirst = ({ first }: CallBracket, around: Around): readonly Choice[] => {
  const field = first === undefined ? undefined : eventFieldAt(first, around);
  return field === undefined ? [] : valuesOfField(field, around).filter(({ isText }) => isText);
};

/** The common zones, then all others that the platform knows. */
const zones = (): readonly Choice[] =>
  [...new Set([...commonTimeZones, ...Intl.supportedValuesOf('timeZone')])].map((value) => ({
    value,
    isText: true,
    detail: /^[+-]/.test(value) ? 'hours ahead of UTC' : 'time zone',
    documentation: /^[+-]/.test(value)
      ? `Clocks that are ${code(value)} ahead of UTC all year.`
      : `The clocks of ${code(value)}, summer time included.`,
  }));

const formats = (examples: readonly (readonly [string, string])[]): readonly Choice[] =>
  examples.map(([value, written]) => ({
    value,
    isText: true,
    detail: written,
    documentation: `The format of ${code(written)}.`,
  }));

const NETWORKS: readonly Choice[] = (
  [
    ['10.0.0.0/8', 'private addresses'],
    ['172.16.0.0/12', 'private addresses'],
    ['192.168.0.0/16', 'private addresses'],
    ['100.64.0.0/10', 'addresses that providers share'],
    ['169.254.0.0/16', 'addresses of the link, such as the instance metadata service'],
    ['fd00::/8', 'private addresses of IPv6'],
  ] as const
).map(([value, detail]) => ({
  value,
  isText: true,
  detail,
  documentation: `${code(value)}: ${detail}.`,
}));

const separators: readonly Choice[] = (
  [
    ['/', 'parts of a path or of an ARN'],
    [':', 'parts of an ARN'],
    [',', 'values of a list'],
    ['.', 'parts of a host name'],
  ] as const
).map(([value, detail]) => ({
  value,
  isText: true,
  detail,
  documentation: `Splits at ${code(value)}: ${detail}.`,
}));

const numbers = (values: readonly string[], detail: string): readonly Choice[] =>
  values.map((value) => ({
    value,
    isText: false,
    detail,
    documentation: `${code(value)} ${detail}.`,
  }));
