import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import type { EngineContext, Value } from '../../core/engine/engine.ts';
import { areEqual } from '../../core/engine/expressions/equality.ts';
import type { Requirement } from '../../core/engine/plan/requirement.ts';
import { requirements } from '../../core/engine/plan/requirements.ts';
import { problemsOf } from '../../core/language/analysis/check.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';
import { type FlatEvent, flattenEvent } from '../support/object-source.ts';
import { answerTo, NOW, queryOf, tableOf, together } from './support/run.ts';

const context: EngineContext = {
  now: NOW,
  range: { start: 1_645_142_400_000, end: 1_645_228_800_000 },
};

const written = (requirement: Requirement): string =>
  requirement.kind === 'present'
    ? `${requirement.path} present`
    : `${requirement.path} ${requirement.kind} ${JSON.stringify(requirement.anyOf)}`;

/** Queries, and what they require. */
const cases: readonly (readonly [query: string, ...expected: readonly string[]])[] = [
  ['filter eventName = "A"', 'eventName equals ["A"]'],
  ['filter "A" = eventName', 'eventName equals ["A"]'],
  ['where eventName == "A" | stats count(*)', 'eventName equals ["A"]'],
  ['filterIndex eventName = "A"', 'eventName equals ["A"]'],
  ['filter code = 200', 'code equals [200]'],
  ['filter code = -1', 'code equals [-1]'],
  ['filter code = 1 + 1', 'code equals [2]'],
  ['filter flag = true', 'flag equals [true]'],
  ['filter a = "x" and b = "y"', 'a equals ["x"]', 'b equals ["y"]'],
  ['filter a = "x" | filter b = "y"', 'a equals ["x"]', 'b equals ["y"]'],
  ['filter a = "x" or a = "y" or a in ["z", 1]', 'a equals ["x","y","z",1]'],
  ['filter a = "x" or b = "y"'],
  ['filter a = "x" and b = "y" or a = "z" and c = "y"', 'a equals ["x","z"]'],
  ['filter a = "x" or a like "y"', 'a present'],
  ['filter a = "x" or a > 3'],
  ['filter a in ["x", "y"]', 'a equals ["x","y"]'],
  ['filter a in ["x", b]'],
  ['filter a = b'],
  ['filter not a = "x"'],
  ['filter a != "x"'],
  ['filter a not in ["x"]'],
  ['filter a not like "x"'],
  ['filter not (a = "x" and b = "y")'],
  ['filter not a = "x" and b = "y"', 'b equals ["y"]'],
  ['filter a like "xy"', 'a present'],
  ['filter a like "xy" or a like "z"', 'a present'],
  ['filter a like ""', 'a present'],
  ['filter a like "1"', 'a present'],
  ['filter @message like "1"'],
  ['filter @message like "AccessDenied"'],
  ['filter @message like ""'],
  ['filter @timestamp like "2022"'],
  ['filter @log like "123"'],
  ['filter @log = "1:x"'],
  ['filter a like /Denied$/', 'a present'],
  ['filter a =~ /^(Get|Put)Object/', 'a present'],
  ['filter a like /x|y/', 'a present'],
  ['filter a like /(?i)denied/', 'a present'],
  ['filter a like /1/', 'a present'],
  ['filter @message like /"a": ?"x/'],
  ['filter @message like /x|y/'],
  ['filter strcontains(a, "xy")', 'a present'],
  ['filter startsWith(a, "xy") and endsWith(a, "z")', 'a present', 'a present'],
  ['filter strcontains(a, b)', 'a present'],
  ['filter ispresent(a)', 'a present'],
  ['filter ispresent(a) or a = "x"', 'a present'],
  ['filter isempty(a)'],
  ['filter a'],
  ['filter tolower(a) = "x"'],
  // What a command has made is no field of the event; what it only calls otherwise is.
  ['fields a as b | filter b = "x"', 'a equals ["x"]'],
  ['fields b as a | filter a = "x"', 'b equals ["x"]'],
  ['fields tolower(b) as a | filter a = "x"'],
  ['fields "x" as a | filter a = "x"'],
  ['fields jsonParse(b) as a | filter a.c = "x"'],
  ['fields a = "x" | filter a = "x"', 'a equals ["x"]'],
  ['fields b = "y" as `(a = "x")` | filter a = "x"'],
  ['parse @message "*" as a | filter a = "x"'],
  ['parse @message "*" as a | filter b = "x"', 'b equals ["x"]'],
  ['filter a = "x" | parse @message "*" as a | filter a = "y"', 'a equals ["x"]'],
  ['parse @message /(?<a>.)/ multi | filter a = "x" and b = "y"', 'b equals ["y"]'],
  ['unnest jsonParse(b) into a | filter a = "x"'],
  ['unnest jsonParse(b) into c | filter a = "x"', 'a equals ["x"]'],
  ['expand a | filter a = "x"'],
  ['json field=b "c" as a | filter a = "x"'],
  ['filter a = "x" | lookup t k as a output v as b | filter b = "y"', 'a equals ["x"]'],
  // Behind these, others than the event itself decide.
  ['fields a | sort a | filter a = "x"', 'a equals ["x"]'],
  ['fields a | limit 10 | filter a = "x"'],
  ['filter a = "x" | limit 10 | filter b = "y"', 'a equals ["x"]'],
  ['stats count(*) as c by a | filter a = "x"'],
  ['filter a = "x" | stats count(*) as c by a | filter c > 1', 'a equals ["x"]'],
  ['filter a = "x" | pattern @message', 'a equals ["x"]'],
  [
    'filter a = "x" | join left=l right=r where l.k = r.k (SOURCE "s") | filter l.a = "y" and r.b = "z"',
    'a equals ["x"]',
  ],
  ['filter a in (SOURCE "s" | filter b = "x" | fields c)'],
];

for (const [query, ...expected] of cases) {
  it(`requires of ${query}: ${expected.length === 0 ? 'nothing' : expected.join(', ')}`, () => {
    assert.deepEqual(requirements(queryOf(query), context).map(written), expected);
  });
}

const meets = (event: FlatEvent, requirement: Requirement): boolean => {
  const value: Value = event.get(requirement.path);
  switch (requirement.kind) {
    case 'equals':
      return requirement.anyOf.some((one) => areEqual(value, one));
    case 'present':
      return value !== undefined;
  }
};

/** True for a query without errors: some commands can't follow others. */
const isSound = (text: string): boolean =>
  !problemsOf(parseQueryFile(text)).some(({ severity }) => severity === 'error');

const value = fc.oneof(
  fc.constantFrom('x', 'y', 'xy', '', '1', '01', '1.0', 'true', 'false', '0', '__proto__', '[1]'),
  fc.constantFrom('9007199254740993', '9007199254740992', 1, 0, -0, 2, true, false, null),
);
const event = fc.record(
  { a: value, b: value, c: fc.record({ a: value }, { requiredKeys: [] }), l: fc.array(value) },
  { requiredKeys: [] },
);

const field = fc.constantFrom('a', 'b', 'c.a', 'd', 'b.a');
const literal = fc.constantFrom(
  '"x"',
  '"xy"',
  '""',
  '1',
  '"1"',
  '"01"',
  'true',
  '"true"',
  '0',
  '-1',
);
const text = fc.constantFrom('"x"', '"xy"', '""', '"1"', '"0"', '/x|y/', '/xy/', '/^$/');
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(field, fc.constantFrom('=', '!=', '<', '>='), literal).map((parts) => parts.join(' ')),
    fc.tuple(literal, field).map((parts) => parts.join(' = ')),
    fc
      .tuple(field, fc.constantFrom('in', 'not in'), fc.array(literal, { minLength: 1 }))
      .map(([name, operator, items]) => `${name} ${operator} [${items.join(', ')}]`),
    fc
      .tuple(fc.oneof(field, fc.constant('@message')), fc.constantFrom('like', 'not like'), text)
      .map((parts) => parts.join(' ')),
    fc
      .tuple(fc.constantFrom('strcontains', 'startsWith', 'endsWith'), field)
      .map(([name, path]) => `${name}(${path}, "x")`),
    field.map((path) => `ispresent(${path})`),
    field,
    tie('condition').map((inner) => `not (${inner})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
  ),
}));

const before = fc.constantFrom(
  'fields b as a',
  'fields a as d',
  'fields jsonParse(l) as b',
  'fields strlen(a) as a',
  'parse @message "\\"a\\":*," as a',
  'parse @message /"(?<d>[xy]+)"/ multi',
  'unnest jsonParse(a) into b',
  'expand l',
  'sort b',
);
const after = fc.constantFrom(
  'stats count(*) as n by a | sort n, a',
  'fields a, b, c.a | sort a, b',
  'dedup a',
  'limit 2',
  'limit 2 | filter a = "x"',
  'stats count(*) as d by b as a | filter a = "x"',
);

it('never leaves out an event that matters', () => {
  const filter = condition.map((written) => `filter ${written}`);
  const query = fc
    .tuple(
      fc.array(fc.oneof(before, filter), { maxLength: 3 }),
      filter,
      fc.array(after, { maxLength: 2 }),
    )
    .map(([first, middle, last]) => [...first, middle, ...last].join(' | '))
    .filter(isSound);
  fc.assert(
    fc.property(query, fc.array(event, { maxLength: 12 }), (written, made) => {
      const parsed = queryOf(written);
      const required = requirements(parsed, context);
      const events = made.map((each, index) => flattenEvent(JSON.stringify(each), `p${index}`));
      const kept = events.filter((each) => required.every((one) => meets(each, one)));
      assert.equal(
        tableOf(answerTo(parsed, kept, together, context)),
        tableOf(answerTo(parsed, events, together, context)),
      );
    }),
    { numRuns: 500 },
  );
});
