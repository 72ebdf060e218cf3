import type { Explanations } from './explanation.ts';

const many = (count: number, item: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => item(index));

/** What is wrong with how a query is written. */
export const syntax = {
  'unexpected-character': {
    why: 'The language has no use for this character. Texts stand in quotes, names with other signs than letters, digits, `_`, `@` and `.` in backticks.',
    bad: 'filter errorCode = "?" §',
    good: 'filter errorCode = "?"',
  },
  'unterminated-text': {
    why: 'A text, or a name in backticks, ends on the line on which it begins. Close it with the sign that opened it.',
    bad: 'filter eventName = "ConsoleLogin',
    good: 'filter eventName = "ConsoleLogin"',
  },
  'unterminated-regex': {
    why: 'A regular expression stands between two slashes. A slash inside it is written `\\/`.',
    bad: 'filter eventName like /^Delete',
    good: 'filter eventName like /^Delete/',
  },
  'syntax-error': {
    why: 'At this place the language expects something else. The message says what; what stands before it on the line is often the cause.',
    bad: 'filter eventName =',
    good: 'filter eventName = "ConsoleLogin"',
  },
  'empty-command': {
    why: 'Pipes part commands, and there is none between two of them or behind the last one. A pipe at the very start of a query is allowed.',
    bad: 'filter eventName = "ConsoleLogin" | | limit 20',
    good: 'filter eventName = "ConsoleLogin" | limit 20',
  },
  'missing-pipe': {
    why: 'Every command but the first has a pipe before it, also where it begins a line of its own.',
    bad: 'filter eventName = "ConsoleLogin"\nlimit 20',
    good: 'filter eventName = "ConsoleLogin"\n| limit 20',
  },
  'foreign-operator': {
    why: 'Logs Insights writes `and`, `or` and `!=`; the signs of other languages are not operators here.',
    bad: 'filter readOnly = 0 && ispresent(errorCode)',
    good: 'filter readOnly = 0 and ispresent(errorCode)',
  },
  'foreign-comment': {
    why: 'A comment begins with `#`. CloudWatch takes the comment signs of other languages for operators and refuses the query.',
    bad: '-- failed calls\nfilter ispresent(errorCode)',
    good: '# failed calls\nfilter ispresent(errorCode)',
  },
  'unknown-command': {
    why: 'A query is made of commands such as `fields`, `filter` and `stats`. Commands of other languages have other names here: `head` is `limit`, `where` and `filter` are the same, `select` is `fields`.',
    bad: 'fitler eventName = "ConsoleLogin"',
    good: 'filter eventName = "ConsoleLogin"',
  },
  'function-as-command': {
    why: 'The guide lists `unmask` among the commands, but it is a function: it stands where a value stands.',
    bad: 'unmask(@message)',
    good: 'fields unmask(@message)',
  },
  'query-too-long': {
    why: 'CloudWatch takes queries of at most 10,000 characters. Long lists of values can often be replaced by a regular expression, or by a filter that says more with less.',
    bad: {
      shown: 'filter eventName in ["Action1", "Action2", …, "Action1000"]',
      text: `filter eventName in [${many(1000, (index) => `"Action${index + 1}"`).join(', ')}]`,
    },
    good: 'filter eventName like /^Action\\d+$/',
  },
  'nesting-too-deep': {
    why: 'Such a query was written by a program, and is more than CTQ reads. A chain of `or` between equal fields is `in [...]`; everything else can be split over several commands.',
    bad: {
      shown: 'fields ((((…(((1)))…)))) as one',
      text: `fields ${'('.repeat(200)}1${')'.repeat(200)} as one`,
    },
    good: 'fields 1 as one',
  },
  'file-not-text': {
    why: 'The file has bytes that no text has: it is an archive, an image, or compressed. Logs belong into a source, query files into the editor.',
    bad: { shown: '(a file with NUL characters)', text: 'fields\0' },
    good: 'fields eventName',
  },
  'file-too-large': {
    why: 'Query files are written by people. A file of more than a million characters is a mistake, most often a log; an editor that read it would not answer in time.',
    bad: { shown: '# … a million characters and more', text: `#${'x'.repeat(1_000_000)}` },
    good: 'fields eventName',
  },
} as const satisfies Explanations;
