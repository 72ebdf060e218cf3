/** A word or sign of the language that is neither command nor function. */
export interface KeywordEntry {
  readonly name: string;
  readonly kind: 'keyword' | 'operator' | 'constant';
  /** The shape of its use. */
  readonly syntax: string;
  /** One sentence: what it means. */
  readonly summary: string;
  readonly notes: readonly string[];
  readonly example: string;
}

type Row = Omit<KeywordEntry, 'kind'>;

const keyword = (row: Row): KeywordEntry => ({ ...row, kind: 'keyword' });
const operator = (row: Row): KeywordEntry => ({ ...row, kind: 'operator' });
const constant = (row: Row): KeywordEntry => ({ ...row, kind: 'constant' });

const FOLLOWED_BY_NUMBERS = ['Both sides are read as numbers; nothing where one is not.'];

/** Keywords and operators (guide), keywords first. */
export const keywords: readonly KeywordEntry[] = [
  keyword({
    name: 'as',
    syntax: 'EXPRESSION as NAME',
    summary: 'Names a column or a parsed field.',
    notes: [
      'The name holds for every later command. Put it in backticks if it has other signs than letters, digits, `_`, `@` and `.`.',
    ],
    example: 'fields userIdentity.arn as who',
  }),
  keyword({
    name: 'by',
    syntax: 'stats AGGREGATE by KEY [as NAME] [, KEY]…',
    summary: 'Begins the keys that `stats` groups by.',
    notes: ['Keys may be expressions, such as `bin(1h)` or `tolower(userAgent)`.'],
    example: 'stats count(*) by eventSource, bin(1h)',
  }),
  keyword({
    name: 'asc',
    syntax: 'sort EXPRESSION asc',
    summary: 'Orders from small to large.',
    notes: ['This is what `sort` does where no direction is written.'],
    example: 'sort eventName asc',
  }),
  keyword({
    name: 'desc',
    syntax: 'sort EXPRESSION desc',
    summary: 'Orders from large to small.',
    notes: ['Rows that lack the field still come last.'],
    example: 'sort @timestamp desc',
  }),
  operator({
    name: 'and',
    syntax: 'CONDITION and CONDITION',
    summary: 'True where both conditions hold.',
    notes: ['It binds more tightly than `or`.'],
    example: 'filter eventName = "ConsoleLogin" and ispresent(errorMessage)',
  }),
  operator({
    name: 'or',
    syntax: 'CONDITION or CONDITION',
    summary: 'True where one of the conditions holds.',
    notes: ['`and` binds more tightly: use parentheses where both occur.'],
    example:
      'filter (errorCode = "AccessDenied" or errorCode = "UnauthorizedOperation") and readOnly = 0',
  }),
  operator({
    name: 'not',
    syntax: 'not CONDITION',
    summary: 'True where the condition does not hold.',
    notes: [
      'Put the condition in parentheses: CloudWatch does not document how far `not` reaches.',
    ],
    example: 'filter not (userIdentity.type = "AWSService")',
  }),
  operator({
    name: 'like',
    syntax: 'TEXT like "part"\nTEXT like /expression/',
    summary: 'True where the text contains the part or matches the regular expression.',
    notes: [
      'It may match anywhere in the text and regards case; `/(?i)…/` ignores it.',
      'Expressions are those of RE2, without look-around and back-references: none takes long, whatever the text.',
      'In a quoted part no sign is special: `*`, `%` and `_` mean themselves.',
      'False where the field is missing; `not like` is true there.',
    ],
    example: 'filter errorCode like /AccessDenied|UnauthorizedOperation/',
  }),
  operator({
    name: '=~',
    syntax: 'TEXT =~ /expression/',
    summary: 'True where the text matches the regular expression: the same as `like`.',
    notes: ['It may match anywhere in the text and regards case; `/(?i)…/` ignores it.'],
    example: 'filter userAgent =~ /(?i)boto/',
  }),
  operator({
    name: 'in',
    syntax: 'FIELD in [VALUE, …]',
    summary: 'True where the field equals one of the values.',
    notes: [
      'Values are compared as a whole, with regard to case.',
      'False where the field is missing; `not in` is true there.',
    ],
    example: 'filter eventName in ["StopLogging", "DeleteTrail"]',
  }),
  operator({
    name: '=',
    syntax: 'VALUE = VALUE',
    summary: 'True where both are equal.',
    notes: [
      'Compared as numbers where both read as numbers, else as texts with regard to case.',
      'False where a side is missing.',
    ],
    example: 'filter eventName = "ConsoleLogin"',
  }),
  operator({
    name: '!=',
    syntax: 'VALUE != VALUE',
    summary: 'True where the two differ.',
    notes: ['Also true where the field is missing; add `and ispresent(field)` to leave those out.'],
    example: 'filter userIdentity.type != "AWSService"',
  }),
  operator({
    name: '<',
    syntax: 'VALUE < VALUE',
    summary: 'True where the left side is smaller.',
    notes: ['As numbers where both read as numbers, else as texts. False where a side is missing.'],
    example: 'filter eventTime < "2022-02-19"',
  }),
  operator({
    name: '<=',
    syntax: 'VALUE <= VALUE',
    summary: 'True where the left side is smaller or equal.',
    notes: ['As numbers where both read as numbers, else as texts. False where a side is missing.'],
    example: 'filter additionalEventData.bytesTransferredOut <= 1024',
  }),
  operator({
    name: '>',
    syntax: 'VALUE > VALUE',
    summary: 'True where the left side is larger.',
    notes: ['As numbers where both read as numbers, else as texts. False where a side is missing.'],
    example: 'filter calls > 100',
  }),
  operator({
    name: '>=',
    syntax: 'VALUE >= VALUE',
    summary: 'True where the left side is larger or equal.',
    notes: ['As numbers where both read as numbers, else as texts. False where a side is missing.'],
    example: 'filter toMillis(@timestamp) >= 1644624000000',
  }),
  operator({
    name: '+',
    syntax: 'NUMBER + NUMBER',
    summary: 'The sum.',
    notes: [...FOLLOWED_BY_NUMBERS, 'Texts are joined by `concat`.'],
    example:
      'fields additionalEventData.bytesTransferredIn + additionalEventData.bytesTransferredOut as bytes',
  }),
  operator({
    name: '-',
    syntax: 'NUMBER - NUMBER\n-NUMBER',
    summary: 'The difference.',
    notes: [...FOLLOWED_BY_NUMBERS, 'A name with a hyphen needs backticks: `` `x-amz-acl` ``.'],
    example:
      'stats max(toMillis(@timestamp)) - min(toMillis(@timestamp)) as span by userIdentity.arn',
  }),
  operator({
    name: '*',
    syntax: 'NUMBER * NUMBER\ncount(*)',
    summary: 'The product; in `count(*)`, every event.',
    notes: FOLLOWED_BY_NUMBERS,
    example: 'stats sum(success) * 100 / count(*) as percent',
  }),
  operator({
    name: '/',
    syntax: 'NUMBER / NUMBER',
    summary: 'The quotient, with decimals.',
    notes: [...FOLLOWED_BY_NUMBERS, 'Nothing where the divisor is 0.'],
    example: 'stats sum(additionalEventData.bytesTransferredOut) / 1024 / 1024 as megabytes',
  }),
  operator({
    name: '%',
    syntax: 'NUMBER % NUMBER',
    summary: 'The remainder of a division: `10 % 3` is 1.',
    notes: [...FOLLOWED_BY_NUMBERS, 'Nothing where the divisor is 0.'],
    example: 'filter toMillis(@timestamp) % 1000 = 0',
  }),
  operator({
    name: '^',
    syntax: 'NUMBER ^ NUMBER',
    summary: 'The power.',
    notes: FOLLOWED_BY_NUMBERS,
    example: 'fields 2 ^ 10 as kilo',
  }),
  constant({
    name: 'true',
    syntax: 'true',
    summary: 'What a condition that holds gives, and a JSON boolean.',
    notes: ['CloudWatch reads JSON booleans as 1 and 0: `readOnly = 1` is sure to work.'],
    example: 'filter readOnly = 1',
  }),
  constant({
    name: 'false',
    syntax: 'false',
    summary: 'What a condition that does not hold gives, and a JSON boolean.',
    notes: ['CloudWatch reads JSON booleans as 1 and 0: `readOnly = 0` is sure to work.'],
    example: 'filter readOnly = 0',
  }),
];

const entries: ReadonlyMap<string, KeywordEntry> = new Map(
  keywords.map((entry) => [entry.name, entry]),
);

/** The keyword or operator, without regard to case; `==` and `!` are found as `=` and `not`. */
export const keywordEntry = (written: string): KeywordEntry | undefined => {
  const name = written.toLowerCase();
  if (name === '==') return entries.get('=');
  if (name === '!') return entries.get('not');
  return entries.get(name);
};
