import { sourceName } from '../../analysis/known-sources.ts';
import { directiveEntry } from '../../catalogue/directives.ts';
import { isError, isProblemCode } from '../../problems/problem.ts';
import { problemCatalogue } from '../../problems/catalogue.ts';
import { explanations } from '../../problems/explanations/explanations.ts';
import type { Explanation as ProblemPage } from '../../problems/explanations/explanation.ts';
import { isFilterPattern, narrowingOf } from '../../query-file/filter-pattern.ts';
import { parseDedupe } from '../../query-file/dedupe.ts';
import { parseParameter } from '../../query-file/parameters.ts';
import { resolveRange } from '../../query-file/range.ts';
import { parseSavedQuery } from '../../query-file/saved-query.ts';
import { parseTable } from '../../query-file/tables.ts';
import type { Directive, Ignore } from '../../syntax/ast.ts';
import { type Span, span, touches } from '../../text/span.ts';
import { queryAround } from '../cursor/cursor-at.ts';
import type { Document } from '../document.ts';
import { directiveMarkdown, narrowingMarkdown } from '../markdown.ts';
import { bullets, code, codeBlock, paragraphs } from '../markdown-text.ts';
import { parameterMarkdown } from './explain-placeholder.ts';
import type { Knowledge } from './knowledge.ts';
import type { Explanation } from './place.ts';
import { lengthText, rangeText } from './time-text.ts';

/** What a comment says to CTQ, at an offset in it; undefined for prose. */
export const explainComment = (
  document: Document,
  offset: number,
  knowledge: Knowledge,
): Explanation | undefined => {
  const { file } = document;
  const sections = [file, ...file.queries];
  const ignore = sections
    .flatMap(({ ignores }) => ignores)
    .find((candidate) => touches(candidate.span, offset));
  if (ignore !== undefined) return explainIgnore(ignore);
  const directive = sections
    .flatMap(({ directives }) => directives)
    .find((candidate) => touches(candidate.span, offset));
  return directive === undefined
    ? undefined
    : explainDirective(document, directive, { offset, knowledge });
};

const explainIgnore = ({ code: name, span: where }: Ignore): Explanation | undefined => {
  if (!isProblemCode(name)) return undefined;
  const { why, bad, good }: ProblemPage = explanations[name];
  const [was, is] = [bad, good].map((text) => (typeof text === 'string' ? text : text.shown));
  const markdown = paragraphs(
    `**${name}** (${problemCatalogue[name].severity}), silenced here`,
    why,
    `Instead of:\n${codeBlock(was ?? '')}`,
    `Write:\n${codeBlock(is ?? '')}`,
  );
  return { where, markdown };
};

interface Asked {
  readonly offset: number;
  readonly knowledge: Knowledge;
}

const explainDirective = (
  document: Document,
  directive: Directive,
  { offset, knowledge }: Asked,
): Explanation | undefined => {
  const named = withSign(directive.nameSpan);
  if (touches(named, offset)) {
    const entry = directiveEntry(directive.name);
    return entry === undefined ? undefined : { where: named, markdown: directiveMarkdown(entry) };
  }
  if (!touches(directive.valueSpan, offset) || directive.value === '') return undefined;
  const markdown = valueMarkdown(document, directive, knowledge);
  return markdown === undefined ? undefined : { where: directive.valueSpan, markdown };
};

/** The name of a directive with the `@` before it. */
const withSign = ({ start, end }: Span): Span => span(start - 1, end);

const valueMarkdown = (
  document: Document,
  directive: Directive,
  knowledge: Knowledge,
): string | undefined => {
  if (isFilterPattern(directive.name)) {
    const { commands, problems } = narrowingOf(directive);
    return problems.some(isError) ? undefined : narrowingMarkdown(commands);
  }
  switch (directive.name.toLowerCase()) {
    case 'range':
      return knowledge.now === undefined
        ? undefined
        : rangeMarkdown(directive.value, knowledge.now);
    case 'source':
      return sourceMarkdown(directive, knowledge);
    case 'param': {
      const parameter = parseParameter(directive.value);
      const query = queryAround(document, directive.span.start + 1);
      return parameter === undefined || query === undefined
        ? undefined
        : parameterMarkdown(document, query, parameter.name);
    }
    case 'table':
      return tableMarkdown(directive);
    case 'dedupe':
      return dedupeMarkdown(directive);
    case 'saved':
      return savedMarkdown(directive);
    default:
      return undefined;
  }
};

const tableMarkdown = ({ value }: Directive): string | undefined => {
  const table = parseTable(value);
  return table && `The table ${code(table.name)} is read from the CSV file ${code(table.path)}.`;
};

const dedupeMarkdown = ({ value }: Directive): string | undefined => {
  const choice = parseDedupe(value);
  if (choice.kind === 'field') {
    return `Of events with the same ${code(choice.name)} only the first one counts.`;
  }
  return choice.kind === 'none' ? 'All events count, whatever the settings say.' : undefined;
};

const savedMarkdown = ({ value }: Directive): string | undefined => {
  const saved = parseSavedQuery(value);
  if (saved === undefined) return undefined;
  const { region, profile, id } = saved;
  const who =
    profile === undefined ? 'the credentials of the environment' : `the profile ${code(profile)}`;
  return `The query saved in CloudWatch as ${code(id)}, in ${code(region)}, with ${who}.`;
};

const rangeMarkdown = (written: string, now: number): string => {
  const resolved = resolveRange(written, now);
  if (resolved.kind === 'invalid') return `This is no range: ${code(written)}.`;
  const { start, end } = resolved;
  const text = rangeText(resolved);
  if (text === undefined) return 'Everything that the source has.';
  return paragraphs(
    codeBlock(text, 'text'),
    start === undefined || end === undefined ? undefined : `That is ${lengthText(end - start)}.`,
    /-\s*\d+\s*[a-z]|now/i.test(written.replace(DATES, ''))
      ? 'Counted from now; it moves on with each run.'
      : undefined,
  );
};

/** Dates have a minus too. */
const DATES = /\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?/gi;

const sourceMarkdown = (directive: Directive, { data, sources }: Knowledge): string => {
  const name = sourceName([directive], undefined) ?? directive.value;
  const facts = sources.facts.get(name);
  const fields = data.fields.get(name);
  const kind =
    facts === undefined
      ? 'No source of the setting `ctq.sources` has this name: it is the path of a file or folder.'
      : kinds[facts.kind];
  return paragraphs(
    codeBlock(`# @source ${name}`),
    kind,
    bullets([
      ...(facts?.logClass === undefined
        ? []
        : [`Its log groups are of the class ${facts.logClass}.`]),
      fields === undefined || fields.length === 0
        ? 'Nothing is known of its events yet.'
        : `${fields.length.toLocaleString('en-GB')} fields of its events are known.`,
      ...(sources.active === name ? ['It is the active source of the workspace.'] : []),
    ]),
  );
};

const kinds = {
  local:
    'A source of the setting `ctq.sources`: files on this machine, read whole where there is no range.',
  cloud:
    'A source of the setting `ctq.sources`: log groups of CloudWatch, which bills what a query reads.',
};
