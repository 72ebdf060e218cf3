import { type Problem, problem } from '../problems/problem.ts';
import type { Span } from '../text/span.ts';
import type {
  DelimitedField,
  DelimitedPattern,
  FieldName,
  FilterPattern,
  TextPattern,
} from './pattern.ts';
import { starsOf } from './stars.ts';
import { isRegex, isText, isWildcard, leavesOf, selectorsOf, valuesOf } from './walk.ts';

/** What is wrong with a pattern beyond its syntax: limits, and what misleads (guide). */
export const checkFilterPattern = (pattern: FilterPattern): readonly Problem[] => [
  ...checkLength(pattern),
  ...checkRegexes(pattern),
  ...checkWildcards(pattern),
  ...checkStars(pattern),
  ...checkBooleans(pattern),
  ...(pattern.kind === 'text' ? checkOptional(pattern) : []),
  ...(pattern.kind === 'delimited' ? checkFields(pattern) : []),
];

const LONGEST_PATTERN = 1024;

const checkLength = ({ span }: FilterPattern): readonly Problem[] => {
  const length = span.end - span.start;
  return length > LONGEST_PATTERN
    ? [problem('filter-pattern-too-long', span, { length, limit: LONGEST_PATTERN })]
    : [];
};

const MOST_REGEXES = 2;

const checkRegexes = (pattern: FilterPattern): readonly Problem[] => {
  const surplus = valuesOf(pattern).filter(isRegex)[MOST_REGEXES];
  const what = 'regular expressions';
  return surplus === undefined
    ? []
    : [problem('filter-pattern-limit', surplus.span, { what, limit: MOST_REGEXES, of: 'pattern' })];
};

const MOST_WILDCARDS = 3;

const checkWildcards = (pattern: FilterPattern): readonly Problem[] => {
  const selectors = selectorsOf(pattern).filter(({ steps }) => steps.some(isWildcard));
  const tooWild = selectors.filter(({ steps }) => steps.filter(isWildcard).length > 1);
  const surplus = selectors[MOST_WILDCARDS];
  return [
    ...tooWild.map(({ span }) =>
      problem('filter-pattern-limit', span, {
        what: 'wildcard *',
        limit: 1,
        of: 'property selector',
      }),
    ),
    ...(surplus === undefined
      ? []
      : [
          problem('filter-pattern-limit', surplus.span, {
            what: 'property selectors with *',
            limit: MOST_WILDCARDS,
            of: 'pattern',
          }),
        ]),
  ];
};

/** A star in the middle of a text is no wildcard; terms of a text pattern have none at all. */
const checkStars = (pattern: FilterPattern): readonly Problem[] =>
  valuesOf(pattern)
    .filter(isText)
    .filter(({ text }) => (pattern.kind === 'text' ? text : starsOf(text).core).includes('*'))
    .map(({ span }) => problem('filter-pattern-star', span, {}));

/** `= true` compares with a text. */
const checkBooleans = (pattern: FilterPattern): readonly Problem[] =>
  pattern.kind === 'json'
    ? valuesOf(pattern)
        .filter(isText)
        .filter(({ text, quoted }) => !quoted && /^(?:true|false|null)$/i.test(text))
        .map(({ span, text }) =>
          problem('filter-pattern-word', span, { text, test: `IS ${text.toUpperCase()}` }),
        )
    : [];

/** Optional terms count for nothing beside others. */
const checkOptional = ({ terms }: TextPattern): readonly Problem[] =>
  terms.some(({ role }) => role !== 'optional')
    ? terms
        .filter(({ role }) => role === 'optional')
        .map(({ span }) => problem('filter-pattern-optional', span, {}))
    : [];

const checkFields = ({ items, span }: DelimitedPattern): readonly Problem[] => {
  const fields = items.flatMap((item) => (item.kind === 'field' ? item : []));
  const second = items.filter(({ kind }) => kind === 'ellipsis')[1];
  return [
    ...(items.length === 0 ? [invalid(span, NO_FIELDS)] : []),
    ...(second === undefined
      ? []
      : [invalid(second.span, 'only one ... can stand for any number of fields')]),
    ...checkNames(fields),
  ];
};

const NO_FIELDS = 'it names no field; write one for each, such as [ip, user, ...]';

const invalid = (where: Span, reason: string): Problem =>
  problem('filter-pattern-fields', where, { reason });

const checkNames = (fields: readonly DelimitedField[]): readonly Problem[] => {
  const names = fields.flatMap(({ name }) => name ?? []);
  const known = new Set(names.map(({ name }) => name));
  const repeated = names.filter(
    ({ name }, index) => names.findIndex((first) => first.name === name) < index,
  );
  const unknown = fields.flatMap(subjectsOf).filter(({ name }) => !known.has(name));
  return [
    ...repeated.map(({ span, name }) =>
      invalid(span, `there is a field "${name}" already; give each a name of its own`),
    ),
    ...unknown.map(({ span, name }) => invalid(span, `there is no field "${name}" in it`)),
  ];
};

const subjectsOf = ({ condition }: DelimitedField): readonly FieldName[] =>
  condition === undefined
    ? []
    : leavesOf(condition).flatMap((leaf) => (leaf.kind === 'comparison' ? leaf.subject : []));
