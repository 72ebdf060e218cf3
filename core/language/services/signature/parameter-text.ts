import type { ParameterEntry } from '../../catalogue/functions.ts';
import type { ValueType } from '../../catalogue/value-types.ts';

/** What an argument has to be, in a sentence or two. */
export const parameterText = (
  functionName: string,
  { name, type, bounds, optional }: ParameterEntry,
): string =>
  [
    particular.get(`${functionName}.${name}`) ?? general.get(name) ?? typeTexts[type],
    bounds &&
      `${bounds.whole === true ? 'A whole number, f' : 'F'}rom ${bounds.least} to ${bounds.most.toLocaleString('en-GB')}, written out.`,
    optional === true ? 'It may be left out.' : undefined,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');

const typeTexts: { readonly [Type in ValueType]: string } = {
  any: 'Any value: a field, a literal or an expression.',
  text: 'A text, or a field that holds one; numbers are taken as their text.',
  number: 'A number, or a text that reads as one.',
  boolean: 'A condition, such as `eventName = "GetObject"`.',
  timestamp: 'A time, such as `@timestamp`.',
  duration: 'A period: a number and a unit without a blank, such as `5m`, `1h` or `1d`.',
  list: 'A list, as `jsonParse` or `split` give it.',
  map: 'A map, as `jsonParse` gives it.',
};

/** Parameters that mean the same wherever they occur. */
const general: ReadonlyMap<string, string> = new Map([
  [
    'timezone',
    'An IANA name such as `"Europe/Berlin"`, or an offset such as `"+02:00"`; UTC where there is none.',
  ],
  ['address', 'An IPv4 or IPv6 address, most often `sourceIPAddress`.'],
  ['subnet', 'A network in CIDR notation, such as `"10.0.0.0/8"`.'],
  ['characters', 'A set of characters, each of which is taken away; else white space is.'],
  ['json', 'A text that holds JSON, such as `requestParameters.policyDocument`.'],
  ['separator', 'The text that parts the pieces.'],
  ['decimals', 'How many digits stay behind the point, else none.'],
]);

/** By function and parameter. */
const particular: ReadonlyMap<string, string> = new Map([
  ['bin.period', 'How long a bin is: `5m`, `1h`, `1d`. More than 60 s, 60 m or 24 h are cut.'],
  ['formatDate.format', 'A format of `strftime`, such as `"%Y-%m-%d"`.'],
  ['parseDate.format', 'A format of Java\'s DateTimeFormatter, such as `"yyyy-MM-dd HH:mm:ss"`.'],
  ['fromMillis.milliseconds', 'Milliseconds since 1970; seconds have to be multiplied by 1000.'],
  ['regexReplace.expression', 'A regular expression in quotes, without slashes.'],
  ['regexReplace.replacement', 'What stands there instead, at each match.'],
  ['replace.search', 'What is replaced, wherever it occurs; no sign of it is special.'],
  ['replace.replacement', 'What stands there instead.'],
  ['substr.start', 'Where it begins: the first character is 0.'],
  ['substr.length', 'How many characters, else all that follow.'],
  ['startsWith.start', 'What the text has to begin with; case counts.'],
  ['endsWith.end', 'What the text has to end with; case counts.'],
  ['count.field', 'A field: events that have it count. `*`, or nothing, counts every event.'],
  ['pct.percent', 'So many percent of the values lie below: 50 is the median.'],
  ['topk.count', 'How many values are wanted.'],
  ['if.value', 'What comes out where the condition holds.'],
  ['if.otherwise', 'What comes out where it does not hold.'],
  ['case.value', 'What comes out where the condition before it is the first that holds.'],
  ['case.default', 'What comes out where no condition holds, else nothing.'],
  ['coalesce.field', 'The first that is not missing comes out.'],
]);
