import {
  type CodeAction,
  CodeActionKind,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import {
  plainSettings,
  type ProblemSettings,
  shownProblems,
} from '../../analysis/shown-problems.ts';
import { lineEndOf } from '../../format/plain-text.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Span } from '../../text/span.ts';
import { diagnosticOf } from '../diagnostics.ts';
import type { Document } from '../document.ts';
import { offsetAt, rangeOf } from '../ranges.ts';
import { type Edit, joined } from './edit.ts';
import { fixAlike, withSafeFixes } from './fix-all.ts';
import type { Fix } from './fixes/fix.ts';
import { fixesOf } from './fixes/sound-fixes.ts';
import { ignoreActions } from './ignore-actions.ts';
import { placeAt } from './place.ts';
import { refactoringsAt } from './refactorings/refactorings.ts';

/** Fixes of a whole file: an editor may ask for them whenever it saves. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.ctq`;

/** The kinds of what is offered, for the editor to ask for. */
export const codeActionKinds: readonly string[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorInline,
  CodeActionKind.RefactorRewrite,
  FIX_ALL_KIND,
];

/** What the editor wants to have, and how problems are shown. */
export interface CodeActionOptions {
  /** The kinds that are wanted, and those below them; all but those of whole files where left out. */
  readonly only?: readonly string[] | undefined;
  readonly settings?: ProblemSettings | undefined;
}

/**
 * What can be done at a place of a query file: remedies of its problems, the likeliest first and
 * preferred; other ways to write what is selected; with `source.fixAll`, everything in the file
 * whose remedy is sure.
 */
export const codeActions = (
  document: Document,
  range: Range,
  { only, settings = plainSettings }: CodeActionOptions = {},
): CodeAction[] => {
  const where = { start: offsetAt(document, range.start), end: offsetAt(document, range.end) };
  const wants = (kind: string): boolean =>
    only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
  return [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(document, where, settings) : []),
    ...refactoringsAt(document, where)
      .filter(({ kind }) => wants(kind))
      .map(({ title, kind, edits }) => ({ title, kind, edit: inItsLines(document, edits) })),
    ...(only !== undefined && wants(FIX_ALL_KIND) ? fixAll(document, settings) : []),
  ];
};

const quickFixes = (document: Document, where: Span, settings: ProblemSettings): CodeAction[] => {
  const all = shownProblems(document.file, document.problems(), settings);
  const here = all.filter(({ span: { start, end } }) => start <= where.end && where.start <= end);
  const fixes = here
    .slice(0, MOST_PROBLEMS)
    .map((problem) => ({ problem, fixes: fixesOf(document, problem, settings) }));
  const ofEachCode = [...new Map(here.map((problem) => [problem.code, problem])).values()];
  return [
    ...fixes.flatMap(({ problem, fixes: found }) => fixActions(document, problem, found)),
    ...ofEachCode.flatMap((problem) => {
      const isMended = fixes.some(
        ({ problem: { code }, fixes: found }) => code === problem.code && found.length > 0,
      );
      const alike = isMended ? all.filter(({ code }) => code === problem.code) : [];
      return [...alikeActions(document, problem, alike), ...ignoring(document, problem)];
    }),
  ];
};

/** A selection of half the file asks for nothing in particular. */
const MOST_PROBLEMS = 20;

const fixActions = (
  document: Document,
  problem: Problem,
  fixes: readonly Fix[],
): readonly CodeAction[] =>
  fixes.map(({ title, edits, isGuess }, index) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(document, problem)],
    ...(index === 0 && isGuess !== true ? { isPreferred: true } : {}),
    edit: inItsLines(document, edits),
  }));

const alikeActions = (
  document: Document,
  problem: Problem,
  alike: readonly Problem[],
): readonly CodeAction[] => {
  const edits = fixAlike(document, alike);
  return edits === undefined
    ? []
    : [
        {
          title: `Fix all ${problem.code} problems in this file`,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnosticOf(document, problem)],
          edit: inItsLines(document, edits),
        },
      ];
};

const ignoring = (document: Document, problem: Problem): readonly CodeAction[] =>
  ignoreActions(problem, placeAt(document, problem.span)).map(({ title, edits }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(document, problem)],
    edit: inItsLines(document, edits),
  }));

/** One edit of what differs: between the first and the last character that change. */
const fixAll = (document: Document, settings: ProblemSettings): readonly CodeAction[] => {
  const fixed = withSafeFixes(document, settings);
  if (fixed === document.text) {
    return [];
  }
  const edit = difference(document.text, fixed);
  return [
    {
      title: 'Fix everything that is certain in this file',
      kind: FIX_ALL_KIND,
      edit: workspaceEdit(document, [edit]),
    },
  ];
};

const difference = (before: string, after: string): Edit => {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return {
    span: { start, end: before.length - same },
    text: after.slice(start, after.length - same),
  };
};

/** Edits whose new lines end as those of the document do. */
const inItsLines = (document: Document, edits: readonly Edit[]): WorkspaceEdit => {
  const lineEnd = lineEndOf(document.text);
  return workspaceEdit(
    document,
    edits.map(({ span, text }) => ({ span, text: text.replace(/\r?\n/g, lineEnd) })),
  );
};

const workspaceEdit = (document: Document, edits: readonly Edit[]): WorkspaceEdit => ({
  changes: {
    [document.uri]: joined(edits).map(({ span, text }) => ({
      range: rangeOf(document, span),
      newText: text,
    })),
  },
});
