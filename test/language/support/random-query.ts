import fc from 'fast-check';

type Piece =
  | 'field'
  | 'value'
  | 'pattern'
  | 'list'
  | 'call'
  | 'operand'
  | 'condition'
  | 'item'
  | 'aggregate'
  | 'items'
  | 'comma'
  | 'gap'
  | 'command'
  | 'later'
  | 'pipe'
  | 'query';

/** Queries without mistakes in syntax, as pieces that may stand with or without blanks. */
const { query } = fc.letrec<Record<Piece, string>>((tie) => ({
  field: fc.constantFrom(
    'a',
    'eventName',
    '@timestamp',
    'b.0.c',
    '`d e`.f',
    'limit',
    'desc',
    'ASC',
  ),
  value: fc.constantFrom('"x"', "'it\\'s'", '5', '1.5', 'true', 'FALSE', '{{p}}', '"# | "', '-1'),
  pattern: fc.constantFrom('/x\\/y/', '/(?i)a b/', '"t"'),
  list: fc.array(tie('value'), { maxLength: 8 }).map((items) => `[${items.join(' ,')}]`),
  call: fc.oneof(
    tie('field').map((field) => `STRLEN ( ${field} )`),
    fc.tuple(tie('field'), tie('value')).map(([field, value]) => `coalesce(${field},${value})`),
  ),
  operand: fc.oneof(
    { withCrossShrink: true, maxDepth: 4 },
    tie('field'),
    tie('value'),
    tie('call'),
    fc
      .tuple(tie('operand'), fc.constantFrom('+', '-', ' - ', '*', '/ ', '%', '^'), tie('operand'))
      .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
  ),
  condition: fc.oneof(
    { withCrossShrink: true, maxDepth: 4 },
    fc
      .tuple(tie('operand'), fc.constantFrom('=', '!=', '<', '>=', '=='), tie('operand'))
      .map((parts) => parts.join(' ')),
    fc
      .tuple(tie('field'), tie('pattern'))
      .map(([field, pattern]) => `${field} NOT like ${pattern}`),
    fc.tuple(tie('field'), tie('list')).map(([field, list]) => `${field} in${list}`),
    fc
      .tuple(tie('condition'), tie('gap'), tie('condition'))
      .map(([a, gap, b]) => `${a} AND${gap}${b}`),
    fc
      .tuple(tie('condition'), tie('gap'), tie('condition'))
      .map(([a, gap, b]) => `${a}${gap}or ${b}`),
    tie('condition').map((inner) => `not (${inner})`),
    tie('condition').map((inner) => `!( ${inner} )`),
  ),
  item: fc.oneof(
    tie('field'),
    tie('call'),
    fc.tuple(tie('operand'), tie('field')).map(([operand, name]) => `${operand} AS ${name}`),
  ),
  aggregate: fc.oneof(
    fc.constantFrom('count(*)', 'COUNT( )', 'sum(a)/count(*)'),
    fc.tuple(tie('field'), tie('field')).map(([field, name]) => `max( ${field} ) as ${name}`),
  ),
  items: fc
    .array(tie('item'), { minLength: 1, maxLength: 9 })
    .chain((items) => tie('comma').map((comma) => items.join(comma))),
  comma: fc.constantFrom(',', ', ', ' ,', ',\n  ', '\n,', ', # why\n'),
  gap: fc.constantFrom(' ', '\n', '  ', '\n  ', ' # why\n', '\n# and this\n'),
  command: fc.oneof(
    tie('items').map((items) => `FIELDS ${items}`),
    tie('items').map((items) => `display\n${items}`),
    tie('condition').map((condition) => `filter ${condition}`),
    fc
      .tuple(tie('aggregate'), tie('aggregate'), tie('gap'), tie('items'))
      .map(([a, b, gap, keys]) => `stats ${a},${b}${gap}BY ${keys}`),
    tie('operand').map((operand) => `sort ${operand} DESC, b`),
    fc.constantFrom('parse @message "a=* *"as x,y', 'parse a /(?<z>b)/', 'LIMIT  5', 'dedup a,b'),
    tie('later'),
    tie('query').map((inner) => `filter a IN( source 'x'|${inner} )`),
  ),
  later: fc.oneof(
    fc.constantFrom(
      'source  "x" START=- 1h',
      "SOURCE loggroups( namePrefix:['a' ,'b'])",
      'source logGroupTags([{"key":"a","values":["b"]}])',
      '$`a b`( c="d",e= 1)',
      'unnest a INTO b',
      'Expand a',
      'Json FIELD = a "b.c" AS d',
      'parse a LOGFMT as b',
      'parse a CSV as b ,c',
      'parse a /(?<b>c)/ MULTI',
      'limit ANY  5',
      'DIFF previousday',
      'anomaly',
      'Filldown a*  b',
      'outlier ACTION = Remove mark=true a  b',
      'LOGCOMPARE TimeShift 7d',
      'estimate',
    ),
    tie('operand').map((operand) => `PATTERN ${operand}`),
    fc
      .tuple(tie('field'), tie('gap'), tie('field'))
      .map(([a, gap, b]) => `LookUp t ${a} AS ${b},c${gap}output d as ${a},e`),
    tie('field').map((field) => `cidrlookup t ${field} OUTPUTNEW b`),
    fc
      .tuple(tie('gap'), tie('gap'))
      .map(
        ([a, b]) =>
          `JOIN Type=LEFT left = l right=r${a}WHERE l.a=r.b and l.c = r.d${b}(source 'x')`,
      ),
    fc
      .tuple(tie('field'), tie('condition'))
      .map(([field, condition]) => `relevantfields ${field} Where ${condition}`),
    tie('field').map((field) => `addtotals ROW = false col=TRUE ${field} ,b`),
    fc.tuple(tie('field'), tie('field')).map(([a, b]) => `accum ${a} AS ${b}`),
    tie('query').map((inner) => `appendcols OVERRIDE=true max=5 (SOURCE 'x' | ${inner})`),
    tie('field').map((field) => `autoregress ${field} P = 1 - 3`),
    fc.tuple(tie('value'), tie('field')).map(([value, f]) => `fillmissing WITH ${value} FOR ${f}`),
    fc.tuple(tie('field'), tie('field')).map(([a, b]) => `sessionize ${a} MAXSPAN 1h as ${b}`),
    tie('field').map((field) => `stats count(*) by bin(5m), ${field} OFFSET 1d`),
    tie('field').map((field) => `COUNT_FREQUENT ${field}`),
  ),
  pipe: fc.constantFrom(
    '|',
    ' | ',
    '\n|',
    '\n  | ',
    ' |\n',
    '\n# next\n| ',
    ' # so\n|',
    ' | # so\n',
  ),
  query: fc
    .array(fc.tuple(tie('pipe'), tie('command')), { minLength: 1, maxLength: 6 })
    .map((commands) => commands.flat().slice(1).join('')),
}));

/** Files of one to three queries, without mistakes in syntax and in any layout. */
export const randomFile: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom('### T\n', '###\n# @range -7d\n\n', '###  x  y\n# z\n'), query), {
    minLength: 1,
    maxLength: 3,
  })
  .map((sections) => sections.map(([head, body]) => `${head}${body}\n`).join('\n\n'));
