import type { Severity } from './problem.ts';

/** What each problem's message speaks of. The code is stable: settings and scripts rely on it. */
export interface ProblemParameters {
  // Syntax
  readonly 'unexpected-character': { readonly text: string };
  readonly 'unterminated-text': { readonly quote: string };
  readonly 'unterminated-regex': object;
  readonly 'syntax-error': { readonly expected: string; readonly found: string };
  readonly 'empty-command': object;
  readonly 'missing-pipe': { readonly name: string };
  readonly 'foreign-operator': { readonly written: string; readonly documented: string };
  readonly 'foreign-comment': { readonly sign: string };
  readonly 'unknown-command': { readonly name: string; readonly nearest: string | undefined };
  readonly 'function-as-command': { readonly name: string; readonly works: string };
  readonly 'cloudwatch-only-command': { readonly what: string };
  readonly 'query-too-long': { readonly length: number; readonly limit: number };
  readonly 'nesting-too-deep': { readonly limit: number };
  readonly 'file-not-text': object;
  readonly 'file-too-large': { readonly size: number; readonly limit: number };
  // Names, arity and order
  readonly 'unknown-function': { readonly name: string; readonly nearest: string | undefined };
  readonly 'wrong-arity': {
    readonly name: string;
    readonly expected: string;
    readonly found: number;
  };
  readonly 'wrong-type': {
    readonly name: string;
    readonly expected: string;
    readonly found: string;
  };
  readonly 'out-of-range': {
    readonly name: string;
    readonly expected: string;
    readonly found: string;
  };
  readonly 'invalid-date-format': { readonly name: string; readonly reason: string };
  readonly 'unknown-time-zone': { readonly text: string };
  readonly 'aggregate-outside-stats': { readonly name: string };
  readonly 'aggregate-in-aggregate': { readonly name: string };
  readonly 'aggregate-missing': object;
  readonly 'topk-alone': { readonly name: string };
  readonly 'unknown-field-after-stats': {
    readonly name: string;
    /** The command whose results are all that exist. */
    readonly maker: string;
    readonly nearest: string | undefined;
  };
  readonly 'sort-by-unknown-field': {
    readonly name: string;
    readonly maker: string;
    readonly nearest: string | undefined;
  };
  readonly 'field-without-side': { readonly name: string; readonly works: string };
  readonly 'sort-or-limit-before-stats': { readonly name: string };
  readonly 'only-limit-after-dedup': { readonly name: string };
  readonly 'too-many-stats': { readonly limit: number };
  readonly 'too-many-joins': { readonly limit: number };
  readonly 'source-not-first': object;
  readonly 'pattern-after-sort': { readonly name: string };
  readonly 'needs-pattern': { readonly name: string };
  readonly 'not-last': { readonly name: string };
  readonly 'needs-bin': { readonly name: string };
  readonly 'needs-table': { readonly name: string };
  readonly 'nested-subquery': object;
  readonly 'misplaced-subquery': object;
  readonly 'subquery-columns': { readonly columns: readonly string[] };
  readonly 'join-without-alias': { readonly side: 'left' | 'right' };
  readonly 'join-same-alias': { readonly alias: string };
  readonly 'join-condition': { readonly written: string; readonly works: string };
  readonly 'join-source': object;
  // What a command takes
  readonly 'too-many-selected': { readonly what: string; readonly limit: number };
  readonly 'unknown-log-class': { readonly text: string };
  readonly 'unknown-option': {
    readonly command: string;
    readonly name: string;
    readonly nearest: string | undefined;
  };
  readonly 'invalid-option': {
    readonly name: string;
    readonly expected: string;
    readonly found: string;
  };
  readonly 'repeated-option': { readonly name: string };
  readonly 'indexed-value': object;
  readonly 'invalid-table-name': { readonly name: string };
  readonly 'unnest-of-split': { readonly name: string };
  readonly 'relevance-of-parsed': { readonly name: string };
  readonly 'logfmt-names': object;
  readonly 'too-many-parameters': { readonly found: number; readonly limit: number };
  readonly 'invalid-parameter-name': { readonly name: string; readonly limit: number };
  readonly 'repeated-parameter': { readonly name: string };
  readonly 'limit-too-large': { readonly text: string; readonly limit: number };
  readonly 'limit-above-quota': { readonly text: string; readonly limit: number };
  readonly 'alias-count': {
    readonly places: number;
    readonly sign: '"*"' | 'groups';
    readonly aliases: number;
  };
  readonly 'regex-without-groups': object;
  readonly 'invalid-regex': { readonly reason: string };
  readonly 'regex-flags': { readonly flags: string };
  readonly 'unsupported-regex': { readonly feature: string };
  readonly 'invalid-limit': { readonly text: string };
  readonly 'not-a-duration': { readonly name: string; readonly text: string };
  // Advice
  readonly spelling: { readonly written: string; readonly documented: string };
  readonly 'boolean-spelling': { readonly field: string; readonly value: 0 | 1 };
  readonly 'duration-capped': { readonly text: string; readonly works: string };
  readonly 'null-comparison': { readonly written: string; readonly works: string };
  readonly 'no-wildcards': { readonly sign: '%' | '*' };
  readonly 'timestamp-as-text': { readonly field: string };
  readonly 'unknown-field': { readonly name: string; readonly nearest: string };
  readonly 'unknown-value': {
    readonly field: string;
    readonly value: string;
    readonly values: readonly string[];
  };
  readonly 'absent-on-success': { readonly field: string; readonly works: string };
  readonly 'alias-in-use': { readonly name: string };
  readonly 'always-true': { readonly one: string; readonly other: string };
  readonly 'never-true': { readonly one: string; readonly other: string };
  readonly 'same-operands': { readonly operand: string };
  readonly 'bare-not': { readonly works: string };
  readonly 'mixed-and-or': object;
  readonly 'text-as-condition': { readonly works: string };
  readonly 'quoted-field': { readonly works: string };
  readonly 'unquoted-value': { readonly value: string };
  readonly 'like-of-expression': { readonly works: string };
  readonly 'message-as-code': { readonly value: string };
  readonly 'regex-as-text': { readonly regex: string };
  readonly 'text-as-time': { readonly name: string; readonly field: string };
  readonly 'text-in-arithmetic': { readonly operator: string; readonly works: string };
  readonly 'network-as-text': { readonly network: string };
  readonly 'structure-as-key': { readonly type: 'list' | 'map'; readonly command: string };
  readonly 'field-without-value': { readonly name: string; readonly inside: string };
  readonly 'hyphenated-name': { readonly name: string };
  readonly 'duplicate-column': { readonly name: string };
  readonly 'sort-without-direction': object;
  readonly 'filter-after-limit': { readonly name: string };
  readonly 'fields-after-stats': object;
  readonly 'no-range': object;
  readonly 'not-in-class': {
    readonly what: string;
    readonly why: 'refused' | 'undocumented' | 'not-discovered';
  };
  readonly 'unknown-directive': { readonly name: string; readonly nearest: string | undefined };
  readonly 'invalid-directive': { readonly name: string; readonly reason: string };
  readonly 'invalid-ignore': { readonly code: string; readonly nearest: string | undefined };
  // Filter patterns
  readonly 'filter-pattern-too-long': { readonly length: number; readonly limit: number };
  readonly 'filter-pattern-limit': {
    readonly what: string;
    readonly limit: number;
    readonly of: 'pattern' | 'property selector';
  };
  readonly 'filter-pattern-unsupported': { readonly what: string; readonly instead: string };
  readonly 'filter-pattern-regex': { readonly reason: string };
  readonly 'filter-pattern-selector': { readonly written: string; readonly right: string };
  readonly 'filter-pattern-fields': { readonly reason: string };
  readonly 'filter-pattern-untranslatable': { readonly reason: string };
  readonly 'filter-pattern-quotes': { readonly text: string };
  readonly 'filter-pattern-like': { readonly written: string };
  readonly 'filter-pattern-star': object;
  readonly 'filter-pattern-optional': object;
  readonly 'filter-pattern-word': { readonly text: string; readonly test: string };
  readonly 'filter-pattern-approximation': { readonly what: string };
}

export type ProblemCode = keyof ProblemParameters;

interface ProblemEntry<Code extends ProblemCode> {
  readonly severity: Severity;
  readonly message: (parameters: ProblemParameters[Code]) => string;
}

const meant = (nearest: string | undefined): string =>
  nearest === undefined ? '' : `; did you mean "${nearest}"?`;

const outOfClass: {
  readonly [Why in ProblemParameters['not-in-class']['why']]: (what: string) => string;
} = {
  refused: (what) =>
    `log groups of the Infrequent Access class have no ${what}; query log groups of the Standard class, or leave it out`,
  undocumented: (what) =>
    `${what} is new, and not documented for log groups of the Infrequent Access class; try it there, or query the Standard class`,
  'not-discovered': (what) =>
    `log groups of the Infrequent Access class discover no fields, so ${what} is always missing; take it out of @message with parse`,
};

/** Total over the codes: a problem without severity and message does not compile. */
export const problemCatalogue: { readonly [Code in ProblemCode]: ProblemEntry<Code> } = {
  'unexpected-character': {
    severity: 'error',
    message: ({ text }) =>
      `unexpected character "${text}"; quote it if it is part of a text, or use backticks if it is part of a field name`,
  },
  'unterminated-text': {
    severity: 'error',
    message: ({ quote }) => `this ${quote === '`' ? 'name' : 'text'} has no closing ${quote}`,
  },
  'unterminated-regex': {
    severity: 'error',
    message: () => 'this regular expression has no closing /',
  },
  'syntax-error': {
    severity: 'error',
    message: ({ expected, found }) => `expected ${expected}, found ${found}`,
  },
  'empty-command': {
    severity: 'error',
    message: () => 'there is no command after this pipe; write one, or remove the pipe',
  },
  'missing-pipe': {
    severity: 'error',
    message: ({ name }) => `a pipe "|" is missing before "${name}"`,
  },
  'foreign-operator': {
    severity: 'error',
    message: ({ written, documented }) =>
      `"${written}" is not an operator of this language; write "${documented}"`,
  },
  'foreign-comment': {
    severity: 'error',
    message: ({ sign }) => `a comment begins with "#", not with "${sign}"`,
  },
  'unknown-command': {
    severity: 'error',
    message: ({ name, nearest }) => `unknown command "${name}"${meant(nearest)}`,
  },
  'function-as-command': {
    severity: 'error',
    message: ({ name, works }) => `"${name}" is a function, not a command; write ${works}`,
  },
  'cloudwatch-only-command': {
    severity: 'error',
    message: ({ what }) =>
      `"${what}" is answered by CloudWatch alone, and this query runs on files; remove it, or choose a source in CloudWatch`,
  },
  'query-too-long': {
    severity: 'error',
    message: ({ length, limit }) =>
      `this query has ${length} characters and CloudWatch takes at most ${limit}; shorten it`,
  },
  'nesting-too-deep': {
    severity: 'error',
    message: ({ limit }) =>
      `this expression is nested more than ${limit} levels deep; split it over several commands`,
  },
  'file-not-text': {
    severity: 'error',
    message: () => 'this file is not text; open a text file with queries',
  },
  'file-too-large': {
    severity: 'error',
    message: ({ size, limit }) =>
      `this file has ${size} characters and CTQ reads query files of up to ${limit}; split it into several files`,
  },
  'unknown-function': {
    severity: 'error',
    message: ({ name, nearest }) => `unknown function "${name}"${meant(nearest)}`,
  },
  'wrong-arity': {
    severity: 'error',
    message: ({ name, expected, found }) => `${name} takes ${expected}, not ${found}`,
  },
  'wrong-type': {
    severity: 'warning',
    message: ({ name, expected, found }) =>
      `${name} takes ${expected} here, and ${found} is none, so it gives nothing`,
  },
  'out-of-range': {
    severity: 'error',
    message: ({ name, expected, found }) => `${name} takes ${expected} here, not ${found}`,
  },
  'invalid-date-format': {
    severity: 'warning',
    message: ({ name, reason }) => `${name} does not know this format: ${reason}`,
  },
  'unknown-time-zone': {
    severity: 'warning',
    message: ({ text }) =>
      `there is no time zone "${text}"; write a name such as "Europe/Berlin", or an offset such as "+02:00"`,
  },
  'aggregate-outside-stats': {
    severity: 'error',
    message: ({ name }) =>
      `${name} is an aggregate: it can stand only in stats, before "by"; give it a name there ("as n") and use that`,
  },
  'aggregate-in-aggregate': {
    severity: 'error',
    message: ({ name }) =>
      `${name} is an aggregate and cannot stand inside another one; compute it in a stats command of its own`,
  },
  'aggregate-missing': {
    severity: 'error',
    message: () => 'stats computes aggregates: write one here, for example count(*)',
  },
  'topk-alone': {
    severity: 'error',
    message: ({ name }) =>
      `${name} cannot be combined with "by" or with another aggregate; to count by group, write stats count(*) as n by field | sort n desc`,
  },
  'unknown-field-after-stats': {
    severity: 'error',
    message: ({ name, maker, nearest }) =>
      `after ${maker} only its results exist, and "${name}" is not one of them${meant(nearest)}${nearest === undefined ? `; use it before ${maker}, or let ${maker} keep it` : ''}`,
  },
  'sort-by-unknown-field': {
    severity: 'warning',
    message: ({ name, maker, nearest }) =>
      `after ${maker} only its results exist, and "${name}" is not one of them, so this sort does nothing${meant(nearest)}`,
  },
  'field-without-side': {
    severity: 'error',
    message: ({ name, works }) =>
      `after join a field is called by its side: "${name}" is none of them; write ${works}`,
  },
  'sort-or-limit-before-stats': {
    severity: 'error',
    message: ({ name }) => `${name} has to stand after the last stats; move it to the end`,
  },
  'only-limit-after-dedup': {
    severity: 'error',
    message: ({ name }) => `only limit may follow dedup; move ${name} before it`,
  },
  'too-many-stats': {
    severity: 'error',
    message: ({ limit }) =>
      `a query may have at most ${limit} stats commands; run the others on their own`,
  },
  'too-many-joins': {
    severity: 'error',
    message: ({ limit }) => `a query may have at most ${limit} join; run the others on their own`,
  },
  'source-not-first': {
    severity: 'error',
    message: () => 'SOURCE has to be the first command; move it to the start of the query',
  },
  'pattern-after-sort': {
    severity: 'error',
    message: ({ name }) => `${name} may not stand after sort; sort what it gives instead`,
  },
  'needs-pattern': {
    severity: 'error',
    message: ({ name }) =>
      `${name} has to follow pattern directly; write | pattern @message before it`,
  },
  'not-last': {
    severity: 'error',
    message: ({ name }) => `${name} has to be the last command; move it to the end, or remove it`,
  },
  'needs-bin': {
    severity: 'error',
    message: ({ name }) =>
      `${name} needs the bins of a stats by bin(…), and there are none; add by bin(1h), or remove it`,
  },
  'needs-table': {
    severity: 'error',
    message: ({ name }) =>
      `${name} puts columns beside those of the commands before it, and there is none; write one first`,
  },
  'nested-subquery': {
    severity: 'error',
    message: () =>
      'a query in parentheses may not hold another one; run the inner one first and list its values',
  },
  'misplaced-subquery': {
    severity: 'error',
    message: () => 'a query in parentheses can stand only behind "in" and "not in"',
  },
  'subquery-columns': {
    severity: 'error',
    message: ({ columns }) =>
      `the query behind "in" has to give one column, and this one gives ${columns.length} (${columns.slice(0, 3).join(', ')}${columns.length > 3 ? ', …' : ''}); end it with | fields and one field`,
  },
  'join-without-alias': {
    severity: 'error',
    message: ({ side }) => `join needs a name for the ${side} side; write ${side}=NAME`,
  },
  'join-same-alias': {
    severity: 'error',
    message: ({ alias }) => `both sides of this join are called "${alias}"; give one another name`,
  },
  'join-condition': {
    severity: 'error',
    message: ({ written, works }) =>
      `join compares a field of one side with a field of the other by "=", and ${written} does not; write ${works}`,
  },
  'join-source': {
    severity: 'error',
    message: () =>
      "the other side of a join is a log group and nothing more; write (SOURCE 'name'), and filter after the join",
  },
  'too-many-selected': {
    severity: 'error',
    message: ({ what, limit }) => `CloudWatch takes at most ${limit} ${what} here; name fewer`,
  },
  'unknown-log-class': {
    severity: 'error',
    message: ({ text }) =>
      `there is no log class "${text}"; write 'STANDARD' or 'INFREQUENT_ACCESS'`,
  },
  'unknown-option': {
    severity: 'error',
    message: ({ command, name, nearest }) =>
      `${command} has no option "${name}"${nearest === undefined ? '; remove it' : meant(nearest)}`,
  },
  'invalid-option': {
    severity: 'error',
    message: ({ name, expected, found }) => `${name} takes ${expected}, not ${found}`,
  },
  'repeated-option': {
    severity: 'warning',
    message: ({ name }) => `${name} is written more than once, and the last one counts; remove one`,
  },
  'indexed-value': {
    severity: 'error',
    message: () =>
      'filterIndex looks up the value of one field; write filterIndex FIELD = "value" or filterIndex FIELD in ["value", …], and everything else in filter',
  },
  'invalid-table-name': {
    severity: 'error',
    message: ({ name }) =>
      `"${name}" is no name of a lookup table: these have letters, digits and "_" alone`,
  },
  'unnest-of-split': {
    severity: 'error',
    message: ({ name }) =>
      `CloudWatch refuses ${name} on what split gives; use a list of jsonParse, or parse … multi`,
  },
  'relevance-of-parsed': {
    severity: 'error',
    message: ({ name }) =>
      `relevantfields looks at fields of events alone, and "${name}" is made by the query; name a field of the events`,
  },
  'logfmt-names': {
    severity: 'error',
    message: () =>
      'logfmt gives one name, whose keys are behind a dot; write parse @message logfmt as m, and m.level later',
  },
  'too-many-parameters': {
    severity: 'error',
    message: ({ found, limit }) =>
      `this query has ${found} parameters and CloudWatch takes at most ${limit}; fill in some of them`,
  },
  'invalid-parameter-name': {
    severity: 'error',
    message: ({ name, limit }) =>
      `"${name}" is no name of a parameter: these begin with a letter or "_", have letters, digits and "_" alone, and at most ${limit} of them`,
  },
  'repeated-parameter': {
    severity: 'error',
    message: ({ name }) => `the parameter "${name}" has a value already; remove one of them`,
  },
  'limit-too-large': {
    severity: 'error',
    message: ({ text, limit }) =>
      `an answer has at most ${limit} rows, not ${text}; write a smaller limit, or several queries of shorter ranges`,
  },
  'limit-above-quota': {
    severity: 'hint',
    message: ({ text, limit }) =>
      `CloudWatch gives at most ${limit} rows of one query; CTQ cuts the range into slices to get ${text} of them, which it can do with rows of events alone`,
  },
  'alias-count': {
    severity: 'error',
    message: ({ places, sign, aliases }) =>
      `every place of the pattern gets one name: ${sign} in the pattern: ${places}, names after "as": ${aliases}`,
  },
  'regex-without-groups': {
    severity: 'error',
    message: () => 'parse takes named groups from the expression: write (?<name>…)',
  },
  'invalid-regex': {
    severity: 'error',
    message: ({ reason }) => `this regular expression is not valid: ${reason}`,
  },
  'regex-flags': {
    severity: 'error',
    message: ({ flags }) =>
      `a regular expression takes no flags after its last slash; write (?${flags}) at its start`,
  },
  'unsupported-regex': {
    severity: 'error',
    message: ({ feature }) =>
      `CloudWatch's regular expressions have no ${feature}; write the expression without it`,
  },
  'invalid-limit': {
    severity: 'error',
    message: ({ text }) => `limit takes a whole number above 0, not ${text}`,
  },
  'not-a-duration': {
    severity: 'error',
    message: ({ name, text }) =>
      `${name} takes a period such as 5m, 1h or 1d, not ${text === '' ? 'nothing' : text}`,
  },
  spelling: {
    severity: 'hint',
    message: ({ written, documented }) =>
      `"${written}" works, but the documented spelling is "${documented}"`,
  },
  'boolean-spelling': {
    severity: 'hint',
    message: ({ field, value }) =>
      `${field} is a JSON boolean, which CloudWatch reads as 1 or 0; ${field} = ${value} is sure to work`,
  },
  'null-comparison': {
    severity: 'warning',
    message: ({ written, works }) =>
      `there is no null: "${written}" is a field that no event has; write ${works}`,
  },
  'no-wildcards': {
    severity: 'warning',
    message: ({ sign }) =>
      `"${sign}" is no wildcard here, it stands for itself; use a regular expression such as like /^abc/`,
  },
  'timestamp-as-text': {
    severity: 'warning',
    message: ({ field }) =>
      `${field} is a number of milliseconds, and no comparison of it with a text is true; compare toMillis(${field}) with a number, or set the range of the query`,
  },
  'duration-capped': {
    severity: 'warning',
    message: ({ text, works }) => `${text} works as ${works}: larger counts are cut to that`,
  },
  'unknown-field': {
    severity: 'hint',
    message: ({ name, nearest }) =>
      `no event of CloudTrail has "${name}" (names are case-sensitive); did you mean "${nearest}"?`,
  },
  'unknown-value': {
    severity: 'information',
    message: ({ field, value, values }) =>
      values.length === 1
        ? `${field} is never "${value}" (texts are compared with regard to case); did you mean "${values.join()}"?`
        : `${field} is never "${value}"; it is one of ${values.join(', ')}`,
  },
  'absent-on-success': {
    severity: 'warning',
    message: ({ field, works }) => `a call that succeeded has no ${field} at all; write ${works}`,
  },
  'alias-in-use': {
    severity: 'warning',
    message: ({ name }) =>
      `the query has used the name "${name}" before, and CloudWatch may refuse an alias that repeats one; choose another`,
  },
  'always-true': {
    severity: 'warning',
    message: ({ one, other }) =>
      `whatever the value is, ${one} or ${other} is true; write "and" between them, or not in [...]`,
  },
  'never-true': {
    severity: 'warning',
    message: ({ one, other }) =>
      `${one} and ${other} are never both true; write "or" between them, or in [...]`,
  },
  'same-operands': {
    severity: 'warning',
    message: ({ operand }) =>
      `this compares ${operand} with itself; write what it should be compared with`,
  },
  'bare-not': {
    severity: 'hint',
    message: ({ works }) =>
      `how far "not" reaches is not documented; put the comparison in parentheses, or write ${works}`,
  },
  'mixed-and-or': {
    severity: 'information',
    message: () =>
      '"and" binds more tightly than "or"; put parentheses around what belongs together',
  },
  'text-as-condition': {
    severity: 'warning',
    message: ({ works }) => `a text alone is no condition, and no event meets it; write ${works}`,
  },
  'quoted-field': {
    severity: 'warning',
    message: ({ works }) =>
      `in quotes this is a text, the same for every event; write ${works} if you mean the field`,
  },
  'unquoted-value': {
    severity: 'warning',
    message: ({ value }) =>
      `without quotes ${value} is the name of a field, and no event of CloudTrail has it; write "${value}" if you mean the text`,
  },
  'like-of-expression': {
    severity: 'warning',
    message: ({ works }) =>
      `like takes a text or a regular expression, written out, and CloudWatch may refuse anything else; write ${works}`,
  },
  'message-as-code': {
    severity: 'warning',
    message: ({ value }) =>
      `error codes have no blanks; write errorMessage = "${value}" if that is what the service said`,
  },
  'regex-as-text': {
    severity: 'warning',
    message: ({ regex }) =>
      `a text in quotes is compared letter by letter; write like ${regex} if it is a regular expression`,
  },
  'text-as-time': {
    severity: 'warning',
    message: ({ name, field }) =>
      `${name} takes a timestamp, and ${field} is a text, so it gives nothing; write @timestamp, or parseDate(${field}, …)`,
  },
  'text-in-arithmetic': {
    severity: 'warning',
    message: ({ operator, works }) =>
      `"${operator}" computes with numbers, and this text is none, so it gives nothing; write ${works} to join texts`,
  },
  'structure-as-key': {
    severity: 'warning',
    message: ({ type, command }) =>
      `${command} takes a ${type} for a missing value; name a part of it, or make rows of it with unnest`,
  },
  'network-as-text': {
    severity: 'warning',
    message: ({ network }) =>
      `no address equals a network; write isIpInSubnet(sourceIPAddress, "${network}")`,
  },
  'field-without-value': {
    severity: 'hint',
    message: ({ name, inside }) =>
      `${name} holds other fields and has no value of its own; name one of them, such as ${inside}`,
  },
  'hyphenated-name': {
    severity: 'information',
    message: ({ name }) => `this subtracts; write ${name} if it is a name`,
  },
  'duplicate-column': {
    severity: 'hint',
    message: ({ name }) =>
      `the column "${name}" is there already, and a result has each only once; give this one another name, or remove it`,
  },
  'sort-without-direction': {
    severity: 'hint',
    message: () =>
      'which way a sort goes without a direction is not documented (CTQ takes asc); write asc or desc',
  },
  'filter-after-limit': {
    severity: 'hint',
    message: ({ name }) =>
      `${name} sees only the rows that limit has kept; move it before limit if it should see all`,
  },
  'fields-after-stats': {
    severity: 'hint',
    message: () =>
      'CloudWatch has been seen to refuse fields after stats; use display to choose columns',
  },
  'no-range': {
    severity: 'information',
    message: () =>
      'without a range this query covers the last hour only, or what the settings say; add one above it, such as # @range -7d',
  },
  'not-in-class': {
    severity: 'warning',
    message: ({ what, why }) => outOfClass[why](what),
  },
  'unknown-directive': {
    severity: 'hint',
    message: ({ name, nearest }) => `unknown directive "@${name}"${meant(nearest)}`,
  },
  'invalid-directive': {
    severity: 'warning',
    message: ({ name, reason }) => `@${name}: ${reason}`,
  },
  'invalid-ignore': {
    severity: 'hint',
    message: ({ code, nearest }) =>
      code === ''
        ? 'ctq-ignore silences the problems that it names; write their codes behind it, with commas between them'
        : `there is no problem with the code "${code}", so this silences nothing${meant(nearest)}`,
  },
  'filter-pattern-too-long': {
    severity: 'error',
    message: ({ length, limit }) =>
      `this filter pattern has ${length} characters and CloudWatch takes at most ${limit}; shorten it`,
  },
  'filter-pattern-limit': {
    severity: 'error',
    message: ({ what, limit, of }) => `a ${of} may have at most ${limit} ${what}; write fewer`,
  },
  'filter-pattern-unsupported': {
    severity: 'error',
    message: ({ what, instead }) => `filter patterns have no ${what}; ${instead}`,
  },
  'filter-pattern-regex': {
    severity: 'error',
    message: ({ reason }) => `this regular expression does not work in a filter pattern: ${reason}`,
  },
  'filter-pattern-selector': {
    severity: 'error',
    message: ({ written, right }) => `"${written}" selects no property; write ${right}`,
  },
  'filter-pattern-fields': {
    severity: 'error',
    message: ({ reason }) => `this list of fields does not work: ${reason}`,
  },
  'filter-pattern-untranslatable': {
    severity: 'error',
    message: ({ reason }) => `no query says the same as this filter pattern: ${reason}`,
  },
  'filter-pattern-quotes': {
    severity: 'warning',
    message: ({ text }) =>
      `metric filters refuse a text with such characters without quotes; write "${text}"`,
  },
  'filter-pattern-like': {
    severity: 'warning',
    message: ({ written }) =>
      `"${written}" works as "=" here, but metric filters refuse it; write "="`,
  },
  'filter-pattern-star': {
    severity: 'warning',
    message: () =>
      'a "*" is a wildcard only at the start or end of a compared text and stands for itself here; use a regular expression such as %a.*b%',
  },
  'filter-pattern-optional': {
    severity: 'warning',
    message: () =>
      'terms with "?" count for nothing beside other terms; give all terms a "?", or none',
  },
  'filter-pattern-word': {
    severity: 'hint',
    message: ({ text, test }) =>
      `this compares with the text "${text}"; for the JSON value write ${test}`,
  },
  'filter-pattern-approximation': {
    severity: 'information',
    message: ({ what }) => `no query says quite the same: ${what}`,
  },
};
