import { parametersOf } from '../../../query-file/parameters.ts';
import { expandPlaceholders, placeholders } from '../../../query-file/placeholders.ts';
import type { Command, Directive, Expression, Query } from '../../../syntax/ast.ts';
import { span } from '../../../text/span.ts';
import { type Edit, insert, remove, replace } from '../edit.ts';
import { headPlace } from '../head.ts';
import { expressionsAround, type Place, written } from '../place.ts';
import { extraction, inlining, type Refactor } from './refactoring.ts';

/** A value that is written out becomes `{{name}}`, and what it was its default. */
export const extractParameter: Refactor = (place) => {
  const { query, command } = place;
  const around = expressionsAround(place, place.span);
  const value = around.at(-1);
  if (query === undefined || value === undefined || !isValue(value) || !isCondition(command)) {
    return [];
  }
  const name = nameOf(around, namesTaken(place, query));
  const { offset, before, after } = headPlace(place.text, query.body.start);
  const plain = value.kind === 'text' ? value.value : written(place, value.span);
  const escaped = plain.replace(/["\\]/g, String.raw`\$&`);
  const quote = written(place, value.span)[0] ?? '"';
  const instead = value.kind === 'text' ? `${quote}{{${name}}}${quote}` : `{{${name}}}`;
  return [
    extraction(
      `Make it a parameter ${name}`,
      insert(offset, `${before}# @param ${name} = "${escaped}"${after}`),
      replace(value.span, instead),
    ),
  ];
};

const isCondition = (command: Command | undefined): boolean =>
  command?.kind === 'filter' || command?.kind === 'filterIndex';

/** CloudWatch's quota on defaults (guide). */
const LONGEST_DEFAULT = 1024;

const isValue = (value: Expression): boolean =>
  value.kind === 'number' ||
  (value.kind === 'text' && !value.value.includes('{{') && value.value.length <= LONGEST_DEFAULT);

/** The last part of the field that it is compared with. */
const nameOf = (around: readonly Expression[], taken: ReadonlySet<string>): string => {
  const comparison = around.findLast((expression) => expression.kind === 'binary');
  const field =
    comparison?.kind === 'binary' && comparison.left.kind === 'field' ? comparison.left.name : '';
  const part = (field.split('.').at(-1) ?? '').replace(/\W/g, '').replace(/^\d+/, '');
  const base = part === '' ? 'value' : part;
  const candidates = [base, ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${base}${number}`)];
  return candidates.find((name) => !taken.has(name)) ?? `${base}_new`;
};

const directivesOf = ({ document }: Place, query: Query): readonly Directive[] => [
  ...document.file.directives,
  ...query.directives,
];

const namesTaken = (place: Place, query: Query): ReadonlySet<string> =>
  new Set([
    ...parametersOf(directivesOf(place, query)).keys(),
    ...placeholders(written(place, query.body)),
  ]);

/** The default of a parameter in place of its name, in the whole query. */
export const inlineParameter: Refactor = (place) => {
  const { query } = place;
  const name = placeholderAt(place);
  if (query === undefined || name === undefined) {
    return [];
  }
  const value = parametersOf(directivesOf(place, query)).get(name)?.default;
  if (value === undefined) {
    return [];
  }
  const body = written(place, query.body);
  return [
    inlining(
      `Inline the parameter ${name}`,
      replace(query.body, expandPlaceholders(body, { [name]: value })),
      ...withoutParameter(place, query, name),
    ),
  ];
};

const PLACEHOLDER = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;

const placeholderAt = ({ text, span: where }: Place): string | undefined => {
  const start = text.lastIndexOf('\n', where.start - 1) + 1;
  const line = text.slice(start).split('\n')[0] ?? '';
  return [...line.matchAll(PLACEHOLDER)].find(
    ({ index, 0: whole }) =>
      start + index <= where.start && where.start <= start + index + whole.length,
  )?.[1];
};

/** The comment that describes it, unless another query uses it. */
const withoutParameter = (place: Place, query: Query, name: string): readonly Edit[] => {
  const { document, text } = place;
  const isUsed = document.file.queries.some(
    (other) => other !== query && placeholders(written(place, other.body)).includes(name),
  );
  const own = query.directives.filter((directive) => describes(directive, name));
  const shared = isUsed
    ? []
    : document.file.directives.filter((directive) => describes(directive, name));
  return [...own, ...shared].map(({ span: { start, end } }) => {
    const after = /^\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
    return remove(span(start, end + after));
  });
};

const describes = (directive: Directive, name: string): boolean =>
  parametersOf([directive]).has(name);
