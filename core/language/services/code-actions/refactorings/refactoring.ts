import { CodeActionKind } from 'vscode-languageserver-types';
import type { Edit } from '../edit.ts';
import type { Place } from '../place.ts';

/** Another way to write a part of a query. */
export interface Refactoring {
  readonly title: string;
  readonly kind: string;
  readonly edits: readonly Edit[];
  /** True where the columns are meant to stay: those that make a name or a limit may change them. */
  readonly keepsColumns: boolean;
}

/** What could be done where the selection or the cursor is; nobody has looked yet if it may. */
export type Refactor = (place: Place) => readonly Refactoring[];

const refactoring =
  (kind: string, keepsColumns: boolean) =>
  (title: string, ...edits: readonly Edit[]): Refactoring => ({ title, kind, edits, keepsColumns });

export const extraction = refactoring(CodeActionKind.RefactorExtract, true);
export const inlining = refactoring(CodeActionKind.RefactorInline, true);
export const rewriting = refactoring(CodeActionKind.RefactorRewrite, true);
/** A column gets another name: its cells stay. */
export const renaming = refactoring(CodeActionKind.RefactorRewrite, false);
