import fc from 'fast-check';

/*
 * Random patterns of all forms and events to try them on. Where a query is documented to differ
 * (docs/filter-patterns.md), patterns ask only what both can answer: properties with JSON booleans
 * are compared with words, those that may be absent are never null or an object, and `z` is the
 * only name that is ever null where null is asked for.
 */

const join =
  (sign: string) =>
  (parts: readonly string[]): string =>
    parts.join(sign);

// JSON ---------------------------------------------------------------------------------------

const texts = [
  'x',
  'y',
  'xy',
  'yx',
  'x.y',
  'x/y',
  'a b',
  "it's",
  '[x]',
  'x*y',
  '',
  '40',
  '4e1',
  'true',
];
const numbers = [2, 3.5, 40, -7, 1e21, 1e-7];

const scalar = fc.oneof(fc.constantFrom(...texts), fc.constantFrom(...numbers), fc.constant(null));

const part = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.record({ x: scalar }, { requiredKeys: [] }),
);

export const jsonEvent = fc
  .record(
    {
      a: part,
      b: fc.record({ c: part, 'd.e': scalar }, { requiredKeys: [] }),
      l: fc.array(fc.oneof(scalar, fc.record({ c: scalar }, { requiredKeys: [] })), {
        maxLength: 4,
      }),
      f: fc.boolean(),
      n: fc.constantFrom(...texts, ...numbers),
      z: fc.constantFrom(null, 'x', 2),
    },
    { requiredKeys: [] },
  )
  .map((event) => JSON.stringify(event));

const selector = fc.constantFrom(
  '$.a',
  '$.b.c',
  "$.b.['d.e']",
  '$.l[0]',
  '$.l[1].c',
  '$.l[*].c',
  '$.a[*]',
  "$['n']",
);

const quoted = fc
  .constantFrom(...texts, 'x*', '*y', '*x*', '*', '**', 'say "x"', `"it's"`, 'x\\y')
  .map((text) => `"${text.replaceAll('"', String.raw`\"`)}"`);
const bare = fc.constantFrom(
  'x',
  'xy',
  'x.y',
  'x*',
  '*y',
  '*',
  '40',
  '4*',
  '+2',
  '3.50',
  '1e21',
  '-7',
  '.5',
);
const regex = fc.constantFrom(
  '%x%',
  '%^x.?y$%',
  '%[xy]{2,}%',
  '%x/y|^a%',
  String.raw`%\.|\x28|\d%`,
  '%x{,2}%',
);
const number = fc.constantFrom('2', '3', '-7', '40', '1e3', '.5');

const blank = fc.constantFrom('', ' ', '  ');
const signed = (
  left: fc.Arbitrary<string>,
  signs: readonly string[],
  right: fc.Arbitrary<string>,
) => fc.tuple(left, blank, fc.constantFrom(...signs), blank, right).map((parts) => parts.join(''));

/** Values of one kind, so that a pattern has no more than the two expressions that it may have. */
const comparison = fc.oneof(
  { weight: 6, arbitrary: signed(selector, ['=', '!='], fc.oneof(quoted, bare)) },
  { weight: 1, arbitrary: signed(selector, ['=', '!='], regex) },
  { weight: 2, arbitrary: signed(selector, ['<', '<=', '>', '>='], number) },
  {
    weight: 1,
    arbitrary: signed(fc.constant('$.f'), ['=', '!='], fc.constantFrom('true', '"false"', '*')),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('$.f IS TRUE', '$.f IS FALSE', '$.n NOT EXISTS', '$.z IS NULL'),
  },
);

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    comparison,
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map(join(' && ')),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map(join('||')),
    tie('condition').map((inner) => `(${inner})`),
  ),
}));

export const jsonPattern = condition.map((inner) => `{ ${inner} }`);

// Text ---------------------------------------------------------------------------------------

const words = ['ERROR', 'WARN', 'x', 'y'];

const term = fc
  .tuple(
    fc.constantFrom('', '', '-', '?'),
    fc.constantFrom(...words, '"ERROR x"', '"a \\"b\\""', `"it's"`, '%ERR|WA%', '" "'),
  )
  .map(join(''));

export const textPattern = fc.array(term, { maxLength: 4 }).map(join(' '));

export const textMessage = fc
  .array(fc.constantFrom(...words, 'a "b"', "it's", '{"x":1}', ''), { maxLength: 5 })
  .map(join(' '));

// Space-delimited ----------------------------------------------------------------------------

/** What a field of a message may say, bare, in quotes or in brackets. */
const fieldText = fc.constantFrom('x', 'y', 'xy', '40', '4', '-7', 'x.html', 'a=b');

export const delimitedMessage = fc
  .tuple(
    fc.array(
      fc.oneof(
        fieldText,
        fieldText.map((text) => `"${text} x"`),
        fieldText.map((text) => `"${text}"`),
        fieldText.map((text) => `[${text}]`),
      ),
      { maxLength: 6 },
    ),
    fc.constantFrom(' ', '  ', '\t'),
    fc.constantFrom('', ' '),
  )
  .map(([fields, gap, edge]) => edge + fields.join(gap) + edge);

const fieldTest = (name: string): fc.Arbitrary<string> =>
  fc.oneof(
    signed(
      fc.constant(name),
      ['=', '!='],
      fc.constantFrom('x', '"x x"', 'x*', '*x', '*x*', '*', '40', '4*'),
    ),
    signed(fc.constant(name), ['<', '>='], fc.constantFrom('5', '-7')),
  );

const field = (name: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant(name),
    fc.constant(''),
    fieldTest(name),
    fc
      .tuple(fieldTest(name), fc.constantFrom(' && ', '||'), fieldTest(name))
      .map(([left, sign, right]) => left + sign + right),
  );

export const delimitedPattern = fc
  .tuple(
    fc
      .integer({ min: 1, max: 3 })
      .chain((count) =>
        fc.tuple(...Array.from({ length: count }, (_, index) => field(`w${index + 1}`))),
      ),
    fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  )
  .map(([fields, gap]) => {
    const items = gap === undefined ? fields : fields.toSpliced(gap, 0, '...');
    return `[${items.join(', ')}]`;
  })
  // One field without a name is written like none.
  .filter((pattern) => pattern !== '[]');

export const anyPattern = fc.oneof(jsonPattern, textPattern, delimitedPattern);
