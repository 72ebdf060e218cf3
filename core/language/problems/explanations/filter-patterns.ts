import type { Explanations } from './explanation.ts';

const inQuery = (pattern: string): string =>
  `# @filter-pattern ${pattern}\nstats count(*) as calls`;

const longest = Array.from({ length: 60 }, (_, index) => `($.eventName = Describe${index})`).join(
  ' || ',
);

/** What is wrong with the patterns of `# @filter-pattern`. */
export const filterPatterns = {
  'filter-pattern-too-long': {
    why: 'CloudWatch takes filter patterns of at most 1,024 characters. Values that begin or end alike can share a wildcard, or the rest can be a condition of the query.',
    bad: {
      shown: '# @filter-pattern { ($.eventName = Describe0) || … (sixty names) }',
      text: inQuery(`{ ${longest} }`),
    },
    good: inQuery('{ $.eventName = "Describe*" }'),
  },
  'filter-pattern-limit': {
    why: 'A pattern may have two regular expressions and three selectors with a wildcard, and a selector one wildcard. Plain wildcards at the ends of a text do not count.',
    bad: inQuery('{ $.userAgent = %boto% || $.userAgent = %curl% || $.userAgent = %wget% }'),
    good: inQuery('{ $.userAgent = %boto|curl|wget% }'),
  },
  'filter-pattern-unsupported': {
    why: 'These words are not in the language of filter patterns: there are `=`, `!=`, orders of numbers, `IS NULL`, `IS TRUE`, `IS FALSE` and `NOT EXISTS`, and `&&`, `||` and parentheses around them.',
    bad: inQuery('{ $.errorCode EXISTS }'),
    good: inQuery('{ $.errorCode = "*" }'),
  },
  'filter-pattern-regex': {
    why: 'Between percent signs stands a small part of a regular expression: letters, digits, `: _ # = @ / ; , -`, blanks and the operators `^ $ ? [ ] { } | \\ * + .`, with no groups. `\\x28` stands for any other ASCII sign by its number.',
    bad: inQuery('{ $.userAgent = %^(boto|aws-cli)% }'),
    good: inQuery('{ $.userAgent = %^boto|^aws-cli% }'),
  },
  'filter-pattern-selector': {
    why: 'A property begins with `$.`. A name with other signs than letters, digits, `-` and `_` stands in brackets and single quotes.',
    bad: inQuery('{ eventName = "ConsoleLogin" }'),
    good: inQuery('{ $.eventName = "ConsoleLogin" }'),
  },
  'filter-pattern-fields': {
    why: 'A space-delimited pattern names the fields of a line in order, each once; one `...` may stand for any number of them, and conditions are about the fields that it names.',
    bad: inQuery('[ip, ..., status = 4*, ...]'),
    good: inQuery('[ip, ..., status = 4*, bytes]'),
  },
  'filter-pattern-untranslatable': {
    why: 'A pattern runs as commands of a query, and a query has to name what it looks at: it has no word for any property of an object, or for a null in a list.',
    bad: inQuery('{ $.* = "203.0.113.7" }'),
    good: inQuery('{ $.sourceIPAddress = "203.0.113.7" }'),
  },
  'filter-pattern-quotes': {
    why: 'Without quotes a text may have letters, digits and `_`; CloudWatch refuses others as invalid characters. CTQ reads them all the same.',
    bad: inQuery('{ $.requestParameters.documentName = AWS-RunShellScript }'),
    good: inQuery('{ $.requestParameters.documentName = "AWS-RunShellScript" }'),
  },
  'filter-pattern-like': {
    why: '`like` is an operator of queries. In a filter pattern `=` knows wildcards itself, and `like` makes CloudWatch refuse the pattern.',
    bad: inQuery('{ $.userAgent like "*curl*" }'),
    good: inQuery('{ $.userAgent = "*curl*" }'),
  },
  'filter-pattern-star': {
    why: 'A `*` is a wildcard only at the start or the end of a compared text, and never in a term of a text pattern; elsewhere it stands for itself.',
    bad: inQuery('{ $.userIdentity.arn = "arn:aws:iam::*:root" }'),
    good: inQuery('{ $.userIdentity.arn = "*:root" }'),
  },
  'filter-pattern-optional': {
    why: 'Of terms with `?` one has to occur, but only where all terms have it: beside other terms CloudWatch ignores them.',
    bad: inQuery('?DeleteTrail ?StopLogging "us-east-1"'),
    good: inQuery('?DeleteTrail ?StopLogging'),
  },
  'filter-pattern-word': {
    why: 'Behind `=` stands a text or a number, so `true` is the text of that name. Some properties of CloudTrail hold such texts (`mfaAuthenticated`), others JSON booleans (`readOnly`), which `IS TRUE` and `IS FALSE` ask for. CTQ lets a text be equal to a boolean too.',
    bad: inQuery('{ $.readOnly = true }'),
    good: inQuery('{ $.readOnly IS TRUE }'),
  },
  'filter-pattern-approximation': {
    why: 'The commands that this pattern runs as may pick other events in rare cases. To a query null, objects and lists are missing fields, and of a list it sees single positions.',
    bad: inQuery('{ $.resources[*].accountId = "111122223333" }'),
    good: inQuery('{ $.resources[0].accountId = "111122223333" }'),
  },
} as const satisfies Explanations;
