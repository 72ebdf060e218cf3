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
  readonly 'unsupported-command': { readonly name: string };
  readonly 'unsupported-syntax': { readonly what: string };
  readonly 'query-too-long': { readonly length: number; readonly limit: number };
  readonly 'nesting-too-deep': { readonly limit: number };
  readonly 'file-not-text': object;
  readonly 'file-too-large': { readonly size: number; readonly limit: number };
  // Names, arity and order
  readonly 'unknown-function': { readonly name: string; readonly nearest: string | undefined };
  readonly 'unsupported-function': { readonly name: string };
  readonly 'wrong-arity': {
    readonly name: string;
    readonly expected: string;
    readonly found: number;
  };
  readonly 'aggregate-outside-stats': { readonly name: string };
  readonly 'aggregate-in-aggregate': { readonly name: string };
  readonly 'aggregate-missing': object;
  readonly 'unknown-field-after-stats': {
    readonly name: string;
    readonly nearest: string | undefined;
  };
  readonly 'sort-by-unknown-field': {
    readonly name: string;
    readonly nearest: string | undefined;
  };
  readonly 'sort-or-limit-before-stats': { readonly name: string };
  readonly 'only-limit-after-dedup': { readonly name: string };
  readonly 'too-many-stats': { readonly limit: number };
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
  readonly 'unknown-directive': { readonly name: string; readonly nearest: string | undefined };
  readonly 'invalid-directive': { readonly name: string; readonly reason: string };
}

export type ProblemCode = keyof ProblemParameters;

interface ProblemEntry<Code extends ProblemCode> {
  readonly severity: Severity;
  readonly message: (parameters: ProblemParameters[Code]) => string;
}

const meant = (nearest: string | undefined): string =>
  nearest === undefined ? '' : `; did you mean "${nearest}"?`;

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
  'unsupported-command': {
    severity: 'error',
    message: ({ name }) =>
      `the command "${name}" is part of the language, but CTQ does not run it yet; remove it to run this query here, or run the query in the CloudWatch console`,
  },
  'unsupported-syntax': {
    severity: 'error',
    message: ({ what }) =>
      `${what} is part of the language, but CTQ does not run it yet; remove it to run this query here, or run the query in the CloudWatch console`,
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
  'unsupported-function': {
    severity: 'error',
    message: ({ name }) =>
      `the function "${name}" is part of the language, but CTQ does not run it yet; use another one to run this query here, or run it in the CloudWatch console`,
  },
  'wrong-arity': {
    severity: 'error',
    message: ({ name, expected, found }) => `${name} takes ${expected}, not ${found}`,
  },
  'aggregate-outside-stats': {
    severity: 'error',
    message: ({ name }) => `${name} is an aggregate: it can stand only in stats, before "by"`,
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
  'unknown-field-after-stats': {
    severity: 'error',
    message: ({ name, nearest }) =>
      `after stats only its results exist, and "${name}" is not one of them${meant(nearest)}`,
  },
  'sort-by-unknown-field': {
    severity: 'warning',
    message: ({ name, nearest }) =>
      `after stats only its results exist, and "${name}" is not one of them, so this sort does nothing${meant(nearest)}`,
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
    message: ({ limit }) => `a query may have at most ${limit} stats commands`,
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
      `${field} is a number of milliseconds and never equals a text; compare toMillis(${field}) with a number, or set the range of the query`,
  },
  'duration-capped': {
    severity: 'warning',
    message: ({ text, works }) => `${text} works as ${works}: larger counts are cut to that`,
  },
  'unknown-directive': {
    severity: 'hint',
    message: ({ name, nearest }) => `unknown directive "@${name}"${meant(nearest)}`,
  },
  'invalid-directive': {
    severity: 'warning',
    message: ({ name, reason }) => `@${name}: ${reason}`,
  },
};
