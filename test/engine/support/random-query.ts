import fc from 'fast-check';
import { problemsOf } from '../../../core/language/analysis/check.ts';
import { isError } from '../../../core/language/problems/problem.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';

/* Queries over the fields a, b, n and flag, the list `list`, and names that the query makes. */

const calling = ([name, ...given]: readonly string[]): string => `${name}(${given.join(', ')})`;

const text = fc.constantFrom('"x1"', '"1"', '"true"', '"a/b"', '""', '5', '1', 'true', 'now()');
interface Grammar {
  readonly expression: fc.Arbitrary<string>;
  readonly condition: fc.Arbitrary<string>;
}

/** Expressions over the names, and what is true or false of them. */
const expressionsOver = (...names: readonly string[]): Grammar =>
  fc.letrec<{ expression: string; condition: string }>((tie) => {
    const value = tie('expression');
    const holds = tie('condition');
    return {
      expression: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'query' },
        { arbitrary: fc.constantFrom(...names), weight: 2 },
        text,
        fc.tuple(fc.constantFrom('tolower', 'strlen', 'abs', 'trim', 'md5'), value).map(calling),
        fc.tuple(fc.constantFrom('concat', 'coalesce', 'greatest'), value, value).map(calling),
        fc
          .tuple(value, fc.constantFrom('+', '*', '%'), value)
          .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
        fc.tuple(holds, value, value).map(([test, a, b]) => `if(${test}, ${a}, ${b})`),
        value.map((inner) => `jsonParse(${inner}).list[0]`),
        fc.constant('bin(12h)'),
      ),
      condition: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'query' },
        fc
          .tuple(value, fc.constantFrom('=', '!=', '<', '>='), text)
          .map((parts) => `(${parts.join(' ')})`),
        fc.tuple(value, value).map(([a, b]) => `(${a} = ${b})`),
        fc
          .tuple(value, fc.constantFrom('like "1"', 'like /[x1]/', 'not like "a"'))
          .map((parts) => `(${parts.join(' ')})`),
        fc
          .tuple(value, fc.constantFrom('in', 'not in'), text, text)
          .map(([a, sign, b, c]) => `(${a} ${sign} [${b}, ${c}])`),
        fc.tuple(holds, fc.constantFrom('and', 'or'), holds).map((parts) => `(${parts.join(' ')})`),
        holds.map((inner) => `not ${inner}`),
        value.map((inner) => `ispresent(${inner})`),
      ),
    };
  });

const { expression, condition } = expressionsOver(
  'a',
  'b',
  'n',
  'flag',
  '@message',
  '@timestamp',
  'x',
  'y',
);

const step = fc.oneof(
  condition.map((holds) => `filter ${holds}`),
  expression.map((value) => `fields ${value} as x`),
  fc.tuple(expression, expression).map(([x, y]) => `fields ${x} as x, ${y} as y`),
  fc
    .tuple(
      fc.constantFrom('a', 'b', '@message', 'x'),
      fc.constantFrom('"*1*"', '/(?<first>[a-z])(?<second>.)/'),
    )
    .map(
      ([name, pattern]) => `parse ${name} ${pattern}${pattern.startsWith('"') ? ' as x, y' : ''}`,
    ),
  fc.constantFrom(
    'parse @message /"(?<x>\\w)"/',
    'parse b csv as x, a',
    'expand list',
    'unnest jsonParse(@message).list into y',
  ),
  fc.constantFrom('fields b as a', 'fields a as @message', 'filter a like /[0-9]/', 'limit 9'),
);

const call = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'count',
        'sum',
        'avg',
        'min',
        'max',
        'count_distinct',
        'earliest',
        'latest',
        'sortsFirst',
        'sortsLast',
        'values',
        'stddev',
      ),
      expression,
    )
    .map(calling),
  fc.constantFrom(
    'count(*)',
    'count(a)',
    'count_distinct(a)',
    'min(b)',
    'max(n)',
    'sum(n)',
    'latest(a)',
    'pct(n, 50)',
  ),
);

const ending = fc.oneof(
  fc
    .tuple(fc.array(call, { minLength: 1, maxLength: 3 }), fc.array(expression, { maxLength: 3 }))
    .map(([calls, keys]) => {
      const aggregates = calls.map((each, index) => `${each} as s${index}`);
      const groups = keys.map((key, index) => `${key} as k${index}`);
      return `stats ${aggregates.join(', ')}${groups.length > 0 ? ` by ${groups.join(', ')}` : ''}`;
    }),
  fc
    .tuple(expression, fc.constantFrom('asc', 'desc'), fc.nat(20))
    .map(
      ([key, direction, count]) =>
        `sort ${key} ${direction} | fields a, x, first | limit ${count + 1}`,
    ),
  fc.constant('fields a, b, x, y, first'),
);

/** The text of a query without errors. */
export const queryText = fc
  .tuple(fc.array(step, { maxLength: 4 }), ending)
  .map(([steps, last]) => [...steps, last].join('\n| '))
  .filter((written) => !problemsOf(parseQueryFile(written)).some(isError));

const ofMessage = expressionsOver('@message', 'strlen(@message)');

/** The text of a query for something that the message alone decides. */
export const messageQueryText = fc
  .oneof(ofMessage.condition, ofMessage.expression)
  .map((value) => `fields ${value} as x | filter ${value}`)
  .filter((written) => !problemsOf(parseQueryFile(written)).some(isError));
