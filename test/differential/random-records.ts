import fc from 'fast-check';
import { hostileMembers } from '../backends/reader/hostile-json.ts';

/* Records as JSON text: what CloudTrail writes, with the worst that JSON allows in between. */

/** Times of events, as JSON, with the moments that they mean; undefined for what is no time. */
export const eventTimes: ReadonlyMap<string, number | undefined> = new Map([
  ['"2022-02-18T17:52:31Z"', Date.UTC(2022, 1, 18, 17, 52, 31)],
  ['"2022-02-18T17:52:31.118Z"', Date.UTC(2022, 1, 18, 17, 52, 31, 118)],
  ['"2022-02-18T19:52:31+02:00"', Date.UTC(2022, 1, 18, 17, 52, 31)],
  ['"2022-02-19T00:00:00Z"', Date.UTC(2022, 1, 19)],
  ['"2022-02-19 07:08:09"', Date.UTC(2022, 1, 19, 7, 8, 9)],
  ['"2022-02-30T00:00:00Z"', undefined],
  ['"2021-12-31T23:59:59Z"', Date.UTC(2021, 11, 31, 23, 59, 59)],
  ['"soon"', undefined],
  ['""', undefined],
  ['null', undefined],
  ['{"eventTime":"2022-02-18T17:52:31Z"}', undefined],
]);

const timesAsWritten = [
  ...eventTimes.keys(),
  String.raw`"2022-02-1\u0039T00:00:00Z"`,
  String.raw`"\u0073oon"`,
];

const numbers = [
  '0',
  '-0',
  '1',
  '01e0'.slice(1),
  '1e3',
  '1E+3',
  '1.50',
  '1.5',
  '-2',
  '0.1',
  '1e400',
  '12345678901234567890',
  '12345678901234567891',
  '9007199254740993',
  '0.30000000000000004',
];

const texts = [
  '"GetObject"',
  String.raw`"Get\u004fbject"`,
  '"getobject"',
  '"PutObject"',
  '""',
  '"1"',
  '"1.50"',
  '"true"',
  '"x1"',
  '"a/b"',
  String.raw`"a\/b"`,
  '"é"',
  String.raw`"\u00e9"`,
  '"e\u0301"',
  '"𝄞"',
  String.raw`"\ud834\udd1e"`,
  String.raw`"\uD800"`,
  String.raw`"x\udc00"`,
  String.raw`"\ud800\ud800\udc00"`,
  String.raw`"\u0000"`,
  String.raw`"\"\\\n\t"`,
  '" "',
  '"10.0.0.1"',
  '"k=1 user=ann ip=10.1.2.3"',
  '"a,b,\\"c\\",1"',
  '"arn:aws:iam::1:user/ann"',

  '"%41%2f"',
  '"YWJj"',
  '"2022-02-18"',
  String.raw`"\u2028"`,
  '"\uFFFD"',
  `"${'long '.repeat(30)}"`,

  String.raw`"[1,[2,\"x\"],{\"ARN\":\"a\"}]"`,
  String.raw`"{\"n\":1,\"n\":2,\"eventName\":\"x\"}"`,
];

/** What looks like records and envelopes, and is neither since it stands inside a record. */
const lookAlikes = [
  '{"Records":[{"eventVersion":"1.08","eventName":"Inner"}]}',
  '[{"eventVersion":"1.08","eventName":"Inner"},{"eventVersion":"1","eventName":"Two"}]',
  String.raw`"{\"Records\":[{\"eventVersion\":\"1\",\"eventName\":\"Inner\"}]}"`,
  String.raw`{"CloudTrailEvent":"{\"eventVersion\":\"1\"}"}`,
  '{"eventName":"Inner","userIdentity":{"eventName":"Deep"},"n":7}',
  '{"message":"{}","detail":{"eventName":"Inner"},"@message":{"eventTime":"x"},"@timestamp":1}',
  String.raw`"},{\"eventVersion\":\"1\"},{"`,
  String.raw`"\\\",\\\"eventVersion\\\":\\\"1\\\"}"`,
  '[{"field":"@message","value":"{}"}]',
  '[[[["x"]],1],{"ARN":"a","n":1},null,true,"x"]',
  '{"":{"":1,"a":2},".":3,"@x":4}',
  `${'['.repeat(300)}${']'.repeat(300)}`,
  `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`,
];

const number = fc.constantFrom(...numbers);
const text = fc.constantFrom(...texts);
const surrogates = fc
  .string({
    unit: fc.constantFrom('\uD800', '\uDFFF', 'a', '"', '\\', '\u0001', 'é'),
    maxLength: 9,
  })
  .map((content) => JSON.stringify(content));
const value = fc.oneof(
  number,
  text,
  surrogates,
  fc.constantFrom('true', 'false', 'null', '{}', '[]'),
  fc.constantFrom(...lookAlikes),
);

const keys = [
  'eventName',
  'eventName',
  'n',
  'n',
  'flag',
  'list',
  'awsRegion',
  'recipientAccountId',

  'errorCode',
  'text',
  'text',
  'requestParameters',
  'eventID',
  '@message',
  '@timestamp',
  '__proto__',
  'constructor',
  'toString',
  'length',
];

const member = fc
  .tuple(fc.constantFrom(...keys), value, fc.constantFrom('', '', '', ' ', '\n'))
  .map(([key, content, gap]) => `"${key}"${gap}:${gap}${content}`);

const identity = fc
  .tuple(fc.constantFrom('"111122223333"', '1', 'null', '{}'), text)
  .map(([id, arn]) => `"userIdentity":{"accountId":${id},"arn":${arn},"type":"User"}`);

const time = fc.constantFrom(...timesAsWritten).map((written) => `"eventTime":${written}`);

const names = fc
  .tuple(fc.constantFrom('Get', 'Put', 'List'), fc.nat(2))
  .map(([verb, kind]) => `"eventName":"${verb}${kind}"`);

const ids = fc.nat(5).map((id) => `"eventID":"6f1c8c3e-5d5b-4b0a-9d38-0c6f3f7b6a1${id}"`);

/**
 * A record. Its first key is one that only records have: what comes in front of it decides in an
 * envelope of any kind what the object is.
 */
export const recordText: fc.Arbitrary<string> = fc
  .tuple(
    fc.tuple(names, time, ids),
    fc.array(fc.oneof(member, member, time, identity), { maxLength: 7 }),
    fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 3, arbitrary: hostileMembers }),
    fc.nat(3),
  )
  .map(([usual, members, hostile, shape]) => {
    const all = [...usual.slice(0, shape), ...members, ...(hostile === '' ? [] : [hostile])];
    return `{${['"eventVersion":"1.08"', ...all].join(shape === 3 ? ',\n  ' : ',')}}`;
  });
