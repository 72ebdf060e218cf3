import type { Explanations } from './explanation.ts';

/** What is wrong with what comments say to CTQ. */
export const comments = {
  'unknown-directive': {
    why: 'A comment that begins with `@` and a name says something to CTQ, and this name is none of those that it knows. CloudWatch reads it as a comment like any other.',
    bad: '# @rnge -7d\nfilter eventName = "StopLogging"',
    good: '# @range -7d\nfilter eventName = "StopLogging"',
  },
  'invalid-directive': {
    why: 'The directive cannot have this value, so it is as if it were not there: a range that is none covers everything.',
    bad: '# @range last week\nfilter eventName = "StopLogging"',
    good: '# @range -7d\nfilter eventName = "StopLogging"',
  },
  'invalid-ignore': {
    why: '`# ctq-ignore` silences the problems whose codes it names. A code that does not exist silences nothing.',
    bad: '# ctq-ignore no-wildcard\nfilter eventName = "ConsoleLogin"',
    good: '# ctq-ignore no-wildcards\nfilter requestParameters.name = "*main"',
  },
} as const satisfies Explanations;
