import fc from 'fast-check';
import { messageQueryText, queryText } from '../engine/support/random-query.ts';

/*
 * Queries of every command that runs on files. What they name is not known before the events are:
 * «n» stands for the n-th field of the events and ‹n› for the n-th value, in quotes. See `fillIn`.
 */

const dataField = fc.nat(60).map((number) => `«${number}»`);

const field = fc.oneof(
  { weight: 3, arbitrary: dataField },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'eventName',
      'eventID',
      'n',
      'flag',
      'text',
      'list',
      'errorCode',
      'awsRegion',
      'a',
      'b',
      '@timestamp',
      '@message',
      '@log',
      '@logStream',
      'userIdentity.arn',
      'x',
      'y',
    ),
  },
);

const literal = fc.oneof(
  fc.nat(60).map((number) => `‹${number}›`),
  fc.constantFrom('"x1"', '"1"', '""', '"GetObject"', '"Get0"', '1', '1.5', '-0', '1000', 'true'),
);

const pattern = fc.constantFrom(
  '/^Get/',
  '/[a-z]$/',
  '/(?i)getobject/',
  '/./',
  '/\\d+/',
  '/^$/',
  '/é|x/',
  '/"n":1/',
  '/\\s/',
);

const innerQuery: fc.Arbitrary<string> = fc.oneof(
  words(fc.constant('fields'), field),
  words(fc.constant('filter'), field, fc.constant('='), literal, fc.constant('| fields'), field),
  words(
    fc.constant('stats count(*) as c by'),
    field,
    fc.constant('as k | filter c > 1 | fields k'),
  ),
);

const condition: fc.Arbitrary<string> = fc.letrec<{ any: string; one: string }>((tie) => ({
  one: fc.oneof(
    words(field, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), literal),
    words(field, fc.constantFrom('=', '!=', '<'), field),
    words(field, fc.constantFrom('like', 'not like'), fc.oneof(literal, pattern)),
    words(fc.constant('@message like'), literal),
    words(field, fc.constantFrom('=~'), pattern),
    fc
      .tuple(
        field,
        fc.constantFrom('in', 'not in'),
        fc.array(literal, { minLength: 1, maxLength: 4 }),
      )
      .map(([name, sign, values]) => `${name} ${sign} [${values.join(', ')}]`),
    fc
      .tuple(fc.constantFrom('ispresent', 'isempty', 'isblank', 'not ispresent'), field)
      .map(([call, name]) => `${call}(${name})`),
    fc.tuple(field, literal).map(([name, text]) => `strcontains(${name}, ${text})`),
    words(field, fc.constantFrom('in (', 'not in ('), innerQuery, fc.constant(')')),
  ),
  any: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'condition' },
    tie('one'),
    words(tie('any'), fc.constantFrom('and', 'or'), tie('any')).map((both) => `(${both})`),
    tie('any').map((inner) => `not (${inner})`),
  ),
})).any;

const expression = fc.oneof(
  field,
  fc
    .tuple(fc.constantFrom('tolower', 'strlen', 'abs', 'trim', 'toupper', 'jsonParse'), field)
    .map(([name, given]) => `${name}(${given})`),
  fc
    .tuple(fc.constantFrom('concat', 'coalesce'), field, literal, field)
    .map(([name, ...given]) => `${name}(${given.join(', ')})`),
  words(field, fc.constantFrom('+', '*', '/'), literal).map((sum) => `(${sum})`),
  fc.tuple(condition, field, literal).map((parts) => `if(${parts.join(', ')})`),
  fc.tuple(field, literal, literal).map((parts) => `regexReplace(${parts.join(', ')})`),
  fc.constantFrom('bin(1h)', 'bin(1d)', 'datefloor(@timestamp, 1d)', 'now()'),
);

const aggregate = fc.oneof(
  fc.constantFrom('count(*)', 'count(*)', 'sum(n)', 'avg(n)', 'pct(n, 50)'),
  fc
    .tuple(
      fc.constantFrom(
        'count',
        'count_distinct',
        'countDistinct',
        'sum',
        'avg',
        'min',
        'max',
        'stddev',
        'earliest',
        'latest',
        'sortsFirst',
        'sortsLast',
        'values',
      ),
      fc.oneof({ weight: 4, arbitrary: field }, { weight: 1, arbitrary: expression }),
    )
    .map(([name, given]) => `${name}(${given})`),
);

const parse = fc.oneof(
  words(
    fc.constant('parse'),
    field,
    fc.constantFrom(
      '"*,*" as x, y',
      '"*1*" as x, y',
      '"k=* user=*" as x, y',
      '"[*" as x',
      '/(?<x>\\w+)=(?<y>\\w+)/',
      '/(?<x>[a-z]+)/ multi',
      '/"eventName":"(?<x>[^"]*)"/',
      'csv as x, y',
      'logfmt as m',
      '/(?<first>.)(?<x>.)/',
    ),
  ),
);

/** Conditions that files can be ruled out by, as what earlier scans have noted of them says. */
const ofFrequentFields = fc
  .tuple(
    fc.constantFrom('eventName', 'errorCode', 'awsRegion', 'recipientAccountId'),
    fc.constantFrom('= #', 'in [#, "Put1"]', 'like #', '= # and ispresent(errorCode)'),
    fc.oneof(fc.constantFrom('"Get0"', '"List2"', '1', '"1"', 'true'), literal),
  )
  .map(([name, test, value]) => `filter ${name} ${test.replace('#', () => value)}`);

const step = fc.oneof(
  { weight: 4, arbitrary: condition.map((holds) => `filter ${holds}`) },
  { weight: 2, arbitrary: ofFrequentFields },
  { weight: 2, arbitrary: words(fc.constant('fields'), expression, fc.constant('as x')) },
  words(fc.constant('fields'), expression, fc.constant('as x,'), expression, fc.constant('as y')),
  { weight: 2, arbitrary: parse },
  words(fc.constantFrom('expand', 'filldown', 'accum'), field),
  words(
    fc.constant('lookup known k as'),
    field,
    fc.constantFrom('OUTPUT name as x', 'OUTPUTNEW name as eventName, size as y', 'OUTPUT size'),
  ),
  words(fc.constant('unnest jsonParse('), field, fc.constant(') into y')),
  words(fc.constant('json field='), field).map((text) => `${text.replace('= ', '=')} "0.ARN" as x`),
  words(fc.constant('fields'), field, fc.constant('as eventName')),
  words(fc.constant('filterIndex eventName in ["Get0",'), literal, fc.constant(']')),
);

const direction = fc.constantFrom('asc', 'desc', '');

const ending = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.array(aggregate, { minLength: 1, maxLength: 3 }),
        fc.array(expression, { maxLength: 2 }),
        fc.constantFrom(
          '',
          '',
          '',
          '| sort s0 desc',
          '| sort s0 desc, s0 | limit 2',
          '| limit 1',
          '| addtotals',
          '| stats max(s0) as t, count(*)',
          '| filter s0 > 1 | stats sum(s0)',
          '| accum s0 as t',
          '| dedup s0',
          '| outlier s0',
          '| appendcols (stats count(*) as other)',
          '| autoregress s0 p=1',
        ),
      )
      .map(([calls, keys, after]) => {
        const named = calls.map((call, index) => `${call} as s${index}`).join(', ');
        const by = keys.map((key, index) => `${key} as k${index}`).join(', ');
        return `stats ${named}${by === '' ? '' : ` by ${by}`} ${after}`;
      }),
  },
  aggregate.map((call) => `stats ${call} as s by bin(6h) | fillmissing with 0 for s`),
  words(fc.constant('dedup'), field, fc.constantFrom('', '| limit 2')),
  words(fc.constant('sort'), field, direction, fc.constant('| fields'), field, fc.constant(', x')),
  words(fc.constant('sort'), field, fc.constant(','), field, direction, fc.constant('| limit 3')),
  words(fc.constant('fields'), field, fc.constant(','), field, fc.constant(', @message')),
  words(fc.constant('display'), field, fc.constant(', x, y')),
  words(fc.constantFrom('pattern', 'countFrequent', 'sessionize'), field),
  words(
    fc.constant('join left=l right=r where l.'),
    dataField,
    fc.constant('= r.'),
    dataField,
    fc.constant(`(SOURCE 'lab') | fields l.eventID, r.n, r.a`),
  ).map((text) => text.replaceAll('. «', '.«')),
  fc.constantFrom('', 'limit 3', 'limit any 2', 'fields a, b, n, flag, list', 'dedup eventName'),
);

const ofAllCommands = fc
  .tuple(fc.array(step, { maxLength: 3 }), ending)
  .map(([steps, last]) => [...steps, last].filter((part) => part !== '').join('\n| '))
  .map((text) => (text === '' ? 'fields @message' : text));

/** The text of a query over anything; it may have errors once it is filled in. */
export const anyQuery: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: ofAllCommands },
  { weight: 1, arbitrary: queryText },
  { weight: 1, arbitrary: messageQueryText },
);

/** The query over these fields and values. */
export function fillIn(
  text: string,
  { fields, values }: { readonly fields: readonly string[]; readonly values: readonly string[] },
): string {
  const nth = (items: readonly string[], number: string): string =>
    items[Number(number) % items.length] ?? 'eventName';
  return text
    .replaceAll(/«(\d+)»/g, (_, number: string) => fieldName(nth(fields, number)))
    .replaceAll(/‹(\d+)›/g, (_, number: string) => JSON.stringify(nth(values, number)));
}

function fieldName(path: string): string {
  return /^@?[A-Za-z][\w.]*$/.test(path) ? path : `\`${path}\``;
}

function words(...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((all) => all.join(' '));
}
