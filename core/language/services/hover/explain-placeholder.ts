import { parametersOf } from '../../query-file/parameters.ts';
import type { Query } from '../../syntax/ast.ts';
import { span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import { bullets, code, codeBlock, paragraphs, prose } from '../markdown-text.ts';
import type { Explanation, Place } from './place.ts';

/** The `{{name}}` that an offset lies in, inside of quotes or outside. */
export const explainPlaceholder = ({
  document,
  query,
  token,
  offset,
}: Place): Explanation | undefined => {
  for (const { 0: whole, 1: name = '', index } of token.image.matchAll(PLACEHOLDER)) {
    const start = token.startOffset + index;
    const end = start + whole.length;
    if (start <= offset && offset <= end) {
      return { where: span(start, end), markdown: parameterMarkdown(document, query, name) };
    }
  }
  return undefined;
};

const PLACEHOLDER = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;

/** A parameter: its default, what its author says of it, and where the query uses it. */
export const parameterMarkdown = (
  { file, text, lines }: Document,
  { directives, span: where }: Query,
  name: string,
): string => {
  const parameter = parametersOf([...file.directives, ...directives]).get(name);
  const uses = usesOf(text.slice(where.start, where.end), name);
  const usedOn = [...new Set(uses.map((at) => lines.positionAt(where.start + at).line + 1))];
  return paragraphs(
    codeBlock(`{{${name}}}`),
    parameter?.description === undefined ? undefined : prose(parameter.description),
    bullets([
      parameter?.default === undefined
        ? 'It has no default: its value is asked for.'
        : `Default: ${code(parameter.default)}.`,
      usedOn.length === 0 ? 'The query does not use it.' : `Used on ${lineList(usedOn)}.`,
      ...(parameter === undefined
        ? [`\`# @param ${name} = "default"  description\` describes it.`]
        : []),
    ]),
  );
};

const usesOf = (text: string, name: string): readonly number[] =>
  [...text.matchAll(PLACEHOLDER)].flatMap(({ 1: used, index }) => (used === name ? [index] : []));

const lineList = (lines: readonly number[]): string =>
  `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, MOST).join(', ')}${lines.length > MOST ? ' …' : ''}`;

const MOST = 10;
