import fc from 'fast-check';

/* Queries without mistakes over the events of random-events.ts, which slices can answer or not. */

const field = fc.constantFrom('name', 'kind', 'size', 'mixed', 'list.0.id', 'nothing');

const expression = fc.oneof(
  field,
  fc.constantFrom('strlen(name)', 'size * 2', 'bin(1d)', 'coalesce(kind, name)', 'size % 7 = 1'),
);

const rowWise = fc.oneof(
  fc
    .array(field, { minLength: 1, maxLength: 3 })
    .map((names) => `fields ${[...new Set(names)].join(', ')}`),
  expression.map((written) => `fields ${written} as made`),
  fc.constantFrom(
    'filter size > 100',
    'filter ispresent(kind)',
    'filter kind != "x" or name like /a/',
    'parse name "a*" as rest',
    'parse @message /"id":"(?<id>[^"]*)"/ multi',
    'fields jsonParse(@message) as json | unnest json.list into entry',
  ),
);

const direction = fc.constantFrom('', ' asc', ' desc');

/** Time comes last, so that no two rows are equal. */
const sort = fc.oneof(
  direction.map((way) => `sort @timestamp${way}`),
  fc
    .tuple(expression, direction, direction)
    .map(([key, a, b]) => `sort ${key}${a}, @timestamp${b}`),
);

const dedup = fc
  .uniqueArray(fc.constantFrom('name', 'kind', 'size'), { minLength: 1, maxLength: 2 })
  .map((names) => `dedup ${names.join(', ')}`);

const limit = fc.constantFrom('limit 1', 'limit 5', 'limit 30', 'limit 150000');

const maybe = (command: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> =>
  fc.array(command, { maxLength: 1 });

const piped = (parts: readonly (readonly string[])[]): string => parts.flat().join(' | ');

/** Rows of events. */
export const eventQuery: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(rowWise, { maxLength: 3 }),
    sort.map((command) => [command]),
    maybe(fc.constantFrom('filter size > 0', 'fields kind as other')),
    maybe(dedup),
    maybe(limit),
  )
  .chain((parts) =>
    fc
      .array(fc.constantFrom('display name, size', 'fields size + 1 as more'), { maxLength: 1 })
      .map((last) => (parts[3].length > 0 ? piped(parts) : piped([...parts, last]))),
  )
  .filter((query) => !/unnest|multi/.test(query));

const aggregate = fc.constantFrom(
  'count(*)',
  'count(kind)',
  'sum(size)',
  'min(size)',
  'max(mixed)',
  'min(name)',
  'earliest(name)',
  'latest(size)',
  'max(@timestamp)',
  'sum(size) / count(*)',
  'sum(mixed)',
  'avg(size)',
);

const key = fc.constantFrom('name', 'kind', 'bin(1d)', 'bin(5h)', 'size % 3', 'strlen(name)');

const later = fc.constantFrom(
  'sort v desc, k, l',
  'sort k, l | limit 3',
  'filter v > 3 | sort k, l desc',
  'fields v * 2 as w | display k, w',
  'stats count(*) as n, max(v) by k',
  'stats sum(v) as total | fields total + 1 as more',
  'limit 4',
);

/** Groups of events. */
export const statsQuery: fc.Arbitrary<string> = fc
  .tuple(
    maybe(fc.constantFrom('filter size > 100', 'fields coalesce(kind, name) as who')),
    fc.tuple(aggregate, aggregate, key, key),
    maybe(later),
  )
  .map(([before, [a, b, k, l], after]) =>
    piped([before, [`stats ${a} as v, ${b} as u by ${k} as k, ${l} as l`], after]),
  );
