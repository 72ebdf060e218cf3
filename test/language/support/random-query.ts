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
    fc.constantFrom('source  "x"', 'unnest a into b'),
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
