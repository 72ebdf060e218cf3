import type { IToken } from 'chevrotain';
import { functionMeaning } from '../../catalogue/functions.ts';
import { nameContent } from '../../text/unquote.ts';

/** Names for an expression, the likeliest first: `count(*)` makes `calls`, `bin(1h)` makes `hour`. */
export const expressionNames = (tokens: readonly IToken[]): readonly string[] => {
  const [first, second] = tokens;
  if (first === undefined) return [];
  if (first.tokenType.name === 'Identifier' && second?.tokenType.name === 'OpenParen') {
    return callNames(first.image, tokens);
  }
  const field = tokens.find(({ tokenType }) => tokenType.name === 'Identifier');
  return field === undefined ? [] : fieldNames(nameContent(field.image));
};

/** What is usually said for fields of CloudTrail. */
const usual: ReadonlyMap<string, readonly string[]> = new Map([
  ['userIdentity.arn', ['who', 'identity']],
  ['userIdentity.userName', ['user']],
  ['userIdentity.principalId', ['principal']],
  ['userIdentity.accountId', ['account']],
  ['userIdentity.accessKeyId', ['accessKey']],
  ['userIdentity.type', ['identityType']],
  ['userIdentity.sessionContext.sessionIssuer.userName', ['role']],
  ['userIdentity.sessionContext.sessionIssuer.arn', ['roleArn']],
  ['eventName', ['action', 'API']],
  ['eventSource', ['service']],
  ['eventTime', ['time']],
  ['@timestamp', ['time']],
  ['@message', ['event']],
  ['awsRegion', ['region']],
  ['sourceIPAddress', ['address', 'ip']],
  ['userAgent', ['agent']],
  ['errorCode', ['error']],
  ['errorMessage', ['message']],
  ['recipientAccountId', ['account']],
  ['requestParameters.bucketName', ['bucket']],
  ['requestParameters', ['request']],
  ['responseElements', ['response']],
]);

const fieldNames = (path: string): readonly string[] => [
  ...(usual.get(path) ?? []),
  ...(lastName(path) === path ? [] : [lastName(path)]),
];

/** The last part that is a name, as it can be written without backticks. */
const lastName = (path: string): string =>
  path
    .replace(/^@/, '')
    .split('.')
    .filter((part) => !/^\d*$/.test(part))
    .at(-1)
    ?.replace(/\W+/g, '_') ?? '';

const callNames = (name: string, tokens: readonly IToken[]): readonly string[] => {
  const meaning = functionMeaning(name)?.name;
  const field = tokens
    .slice(1)
    .find(
      ({ tokenType }, index, rest) =>
        tokenType.name === 'Identifier' && rest[index + 1]?.tokenType.name !== 'OpenParen',
    );
  const path = field === undefined ? '' : nameContent(field.image);
  const period = tokens.find(({ tokenType }) => tokenType.name === 'Duration')?.image;
  return meaning === undefined ? [] : namesOfCall(meaning, path, period);
};

const namesOfCall = (
  meaning: string,
  path: string,
  period: string | undefined,
): readonly string[] => {
  // Of `who` there is no plural.
  const said = fieldNames(path).find((name) => name !== 'who') ?? '';
  const field = said === '' ? lastName(path) : said;
  switch (meaning) {
    case 'count':
      return path === '' ? ['calls', 'events', 'count'] : [plural(field), 'calls'];
    case 'countDistinct':
      return [plural(field), `distinct${capital(plural(field))}`];
    case 'bin':
    case 'datefloor':
    case 'dateceil':
      return periodNames(period);
    case 'min':
    case 'earliest':
      return isTime(path) ? ['first', 'firstSeen'] : [prefixed('first', 'min', meaning, field)];
    case 'max':
    case 'latest':
      return isTime(path) ? ['last', 'lastSeen'] : [prefixed('last', 'max', meaning, field)];
    case 'sum':
    case 'sumOverTime':
      return [`total${capital(field)}`, field, 'total'];
    case 'avg':
      return [`mean${capital(field)}`, 'mean'];
    case 'pct':
      return [`percentile${capital(field)}`];
    case 'values':
    case 'topk':
      return [plural(field)];
    case 'strlen':
    case 'messageSize':
      return field === '' ? ['length'] : [`${field}Length`, 'length'];
    case 'formatDate':
      return ['day', 'hour', 'time'];
    case 'parseDate':
    case 'fromMillis':
      return ['time'];
    case 'toMillis':
      return ['milliseconds'];
    case 'jsonParse':
      return [field === '' ? 'json' : field];
    default:
      return [field === '' ? lower(meaning) : field, lower(meaning)];
  }
};

const isTime = (path: string): boolean => /^(?:@timestamp|@ingestionTime|eventTime)$/.test(path);

const prefixed = (byTime: string, bySize: string, meaning: string, field: string): string =>
  `${meaning === 'earliest' || meaning === 'latest' ? byTime : bySize}${capital(field)}`;

const periodNames = (period: string | undefined): readonly string[] => {
  const [, amount, unit = ''] = /^(\d+)(.*)$/.exec(period ?? '') ?? [];
  const named = amount === '1' ? units.get(unit) : undefined;
  return named === undefined ? ['time', 'period'] : [named, 'time'];
};

const units: ReadonlyMap<string, string> = new Map([
  ['s', 'second'],
  ['m', 'minute'],
  ['h', 'hour'],
  ['d', 'day'],
  ['w', 'week'],
  ['mo', 'month'],
  ['q', 'quarter'],
  ['y', 'year'],
]);

const plural = (name: string): string => {
  if (name === '') return 'values';
  if (/(?:s|x|ch|sh)$/.test(name)) return `${name}es`;
  return /[^aeiou]y$/.test(name) ? name.replace(/y$/, 'ies') : `${name}s`;
};

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
