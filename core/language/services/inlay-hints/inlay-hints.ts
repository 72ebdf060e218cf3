import { type InlayHint, InlayHintKind, MarkupKind, type Range } from 'vscode-languageserver-types';
import { scopesOf } from '../../analysis/scope.ts';
import { lineEndOf } from '../../format/plain-text.ts';
import { directivesNamed, resolved } from './ranges-shown.ts';
import { isError } from '../../problems/problem.ts';
import type { Command, Query } from '../../syntax/ast.ts';
import { namesOf } from '../../syntax/children.ts';
import type { Span } from '../../text/span.ts';
import type { Document } from '../document.ts';
import { offsetAt } from '../ranges.ts';

/** Which hints are shown: the settings `ctq.inlayHints`. */
export interface InlayHintSettings {
  /** Behind an alias the type of what it names. */
  readonly types: boolean;
  /** Behind `# @range` the instants that it means now. */
  readonly range: boolean;
  /** Behind a query without a limit the one that holds. */
  readonly limit: boolean;
}

/** Types are seen in the result; what a range and a missing limit mean is seen nowhere else. */
export const defaultInlayHints: InlayHintSettings = { types: false, range: true, limit: true };

interface Wanted {
  readonly settings: InlayHintSettings;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The hints of a part of a document. Queries outside of it are not looked at. */
export const inlayHints = (document: Document, range: Range, wanted: Wanted): InlayHint[] => {
  const { settings, now } = wanted;
  const where = { start: offsetAt(document, range.start), end: offsetAt(document, range.end) };
  const queries = document.file.queries.filter(({ span }) => overlap(span, where));
  const ranges = settings.range ? rangeHints(document, queries, now) : [];
  return [
    ...ranges,
    ...queries.flatMap((query) => [
      ...(settings.types ? typeHints(query) : []),
      ...(settings.limit ? limitHints(document, query) : []),
    ]),
  ]
    .filter(({ offset }) => where.start <= offset && offset <= where.end)
    .toSorted((a, b) => a.offset - b.offset)
    .map((hint) => inlayHint(document, hint));
};

const overlap = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

interface Hint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
  readonly kind?: InlayHintKind;
  /** What is written where the hint is accepted. */
  readonly text?: string;
  /** False where the hint belongs to the word before it. */
  readonly apart: boolean;
}

const inlayHint = ({ lines }: Document, hint: Hint): InlayHint => {
  const position = lines.positionAt(hint.offset);
  return {
    position,
    label: hint.label,
    tooltip: { kind: MarkupKind.Markdown, value: hint.tooltip },
    paddingLeft: hint.apart,
    ...(hint.kind === undefined ? {} : { kind: hint.kind }),
    ...(hint.text === undefined
      ? {}
      : { textEdits: [{ range: { start: position, end: position }, newText: hint.text }] }),
  };
};

// Ranges -------------------------------------------------------------------------------------

const rangeHints = ({ file }: Document, queries: readonly Query[], now: number): readonly Hint[] =>
  [...file.directives, ...queries.flatMap(({ directives }) => directives)]
    .filter(directivesNamed('range'))
    .flatMap(({ value, valueSpan }): readonly Hint[] => {
      const shown = resolved(value, now);
      if (shown === undefined) return [];
      const { text, length } = shown;
      const tooltip = `The time that the query covers${length === undefined ? '' : `: ${length}`}.`;
      return [{ offset: valueSpan.end, label: text, tooltip, apart: true }];
    });

// Types --------------------------------------------------------------------------------------

const typeHints = (query: Query): readonly Hint[] => {
  const scopes = scopesOf(query);
  return query.commands.flatMap((command, index) => {
    const definitions = scopes[index + 1]?.definitions;
    return namesOf(command).flatMap(({ name, span }): readonly Hint[] => {
      const definition = definitions?.get(name);
      const isDefined = definition?.span.start === span.start && definition.type !== 'any';
      if (!isDefined) return [];
      const { type } = definition;
      const tooltip = `The type of \`${name.replaceAll('`', '')}\`.`;
      return [
        { offset: span.end, label: `: ${type}`, tooltip, kind: InlayHintKind.Type, apart: false },
      ];
    });
  });
};

// Limits -------------------------------------------------------------------------------------

/** What holds where a query has no limit, on files and on CloudWatch. */
const DEFAULT_LIMIT = 10_000;

const limitHints = ({ problems, text }: Document, query: Query): readonly Hint[] => {
  const { commands, span, body } = query;
  const isSound =
    commands.length > 0 &&
    commands.every(({ kind, incomplete }) => !incomplete && kind !== 'unknown') &&
    !problems().some(
      (problem) =>
        isError(problem) && span.start <= problem.span.start && problem.span.end <= span.end,
    );
  if (!isSound || !commands.every(goesOnWithoutLimit) || givesOneRow(commands)) return [];
  const onOwnLine = text.slice(body.start, body.end).includes('\n');
  return [
    {
      offset: body.end,
      label: `| limit ${DEFAULT_LIMIT}`,
      tooltip: `Without a \`limit\` a query gives ${DEFAULT_LIMIT.toLocaleString('en-GB')} rows at most.`,
      text: `${onOwnLine ? lineEndOf(text) : ' '}| limit ${DEFAULT_LIMIT}`,
      apart: true,
    },
  ];
};

/** False for a limit, and for commands behind which none can stand or none makes sense. */
const goesOnWithoutLimit = ({ kind }: Command): boolean =>
  !['limit', 'estimate', 'savedQuery', 'pattern', 'logcompare', 'relevantfields'].includes(kind);

/** `stats` without `by` makes one row, whatever comes before. */
const givesOneRow = (commands: readonly Command[]): boolean => {
  const last = commands.findLast((command) => command.kind === 'stats');
  return last?.kind === 'stats' && last.keys.length === 0;
};
