import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
  SelectionRange,
  SemanticTokensEdit,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-types';
import type { ProblemSettings } from '../analysis/shown-problems.ts';
import { codeActions, type CodeActionOptions } from './code-actions/code-actions.ts';
import { codeLenses } from './code-lenses.ts';
import { complete } from './completion/completion.ts';
import { resolveCompletion } from './completion/resolve-completion.ts';
import type { KnownData } from './known-data.ts';
import { diagnostics } from './diagnostics.ts';
import { documentSymbols } from './document-symbols.ts';
import { openDocument, type Document } from './document.ts';
import type { EditorFeatures } from './editor-features.ts';
import { foldingRanges } from './folding.ts';
import type { FormatOptions } from '../format/options.ts';
import { formatting, rangeFormatting } from './formatting.ts';
import { onTypeFormatting } from './formatting/on-type.ts';
import { hover } from './hover/hover.ts';
import type { Knowledge } from './hover/knowledge.ts';
import { inlayHints, type InlayHintSettings } from './inlay-hints/inlay-hints.ts';
import { signatureHelp } from './signature/signature-help.ts';
import { definition, references } from './navigation/definition.ts';
import { documentHighlights } from './navigation/highlights.ts';
import { type LinkedPlaces, linkedEditing } from './navigation/linked-editing.ts';
import { documentLinks } from './navigation/links.ts';
import type { Refusal } from './navigation/new-name.ts';
import { prepareRename, rename, type RenamePlace } from './navigation/rename.ts';
import { selectionRanges } from './navigation/selection-ranges.ts';
import { workspaceSymbols } from './navigation/workspace-symbols.ts';
import {
  semanticTokens,
  semanticTokensEdits,
  semanticTokensIn,
  type TokenDetail,
} from './semantic-tokens/semantic-tokens.ts';
import { queries, queriesOfText, queryAt, type RunnableQuery } from './queries.ts';

/** The help that an editor gives with query files: pure functions of a document and a place. */
export interface LanguageService {
  /**
   * The document of a text, parsed once for all services; from an earlier version it takes what has
   * not changed.
   */
  open(uri: string, text: string, earlier?: Document): Document;
  diagnostics(document: Document, settings?: ProblemSettings): Diagnostic[];
  complete(
    document: Document,
    position: Position,
    features: EditorFeatures,
    data?: KnownData,
  ): CompletionList;
  /** The item with the documentation that a long list leaves out. */
  resolveCompletion(item: CompletionItem, data: KnownData): CompletionItem;
  hover(document: Document, position: Position, knowledge?: Knowledge): Hover | undefined;
  signatureHelp(document: Document, position: Position): SignatureHelp | undefined;
  inlayHints(
    document: Document,
    range: Range,
    wanted: { readonly settings: InlayHintSettings; readonly now: number },
  ): InlayHint[];
  /** Here and below, `open` are all documents that are open. */
  definition(document: Document, position: Position, open?: readonly Document[]): Location[];
  references(
    document: Document,
    position: Position,
    includeDeclaration: boolean,
    open?: readonly Document[],
  ): Location[];
  documentHighlights(document: Document, position: Position): DocumentHighlight[];
  prepareRename(
    document: Document,
    position: Position,
    open?: readonly Document[],
  ): RenamePlace | Refusal;
  rename(
    document: Document,
    position: Position,
    newName: string,
    open?: readonly Document[],
  ): WorkspaceEdit | Refusal;
  workspaceSymbols(open: readonly Document[], typed: string): WorkspaceSymbol[];
  selectionRanges(document: Document, positions: readonly Position[]): SelectionRange[];
  documentLinks(document: Document): DocumentLink[];
  linkedEditing(document: Document, position: Position): LinkedPlaces | undefined;
  semanticTokens(document: Document, detail: TokenDetail): number[];
  semanticTokensIn(document: Document, range: Range, detail: TokenDetail): number[];
  semanticTokensEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[];
  codeActions(document: Document, range: Range, options?: CodeActionOptions): CodeAction[];
  documentSymbols(document: Document): DocumentSymbol[];
  foldingRanges(document: Document): FoldingRange[];
  codeLenses(document: Document): CodeLens[];
  formatting(document: Document, options?: FormatOptions): TextEdit[];
  rangeFormatting(document: Document, range: Range, options?: FormatOptions): TextEdit[];
  /** The edits after one of `formatTriggers` was typed in front of the position. */
  onTypeFormatting(document: Document, position: Position, typed: string): TextEdit[];
  queries(document: Document): RunnableQuery[];
  queryAt(document: Document, position: Position): RunnableQuery | undefined;
  queriesOfText(document: Document, range: Range): RunnableQuery[];
}

/** The services of the language. They keep nothing between calls. */
export const createLanguageService = (): LanguageService =>
  Object.freeze({
    open: openDocument,
    diagnostics,
    complete,
    resolveCompletion,
    hover,
    signatureHelp,
    inlayHints,
    definition,
    references,
    documentHighlights,
    prepareRename,
    rename,
    workspaceSymbols,
    selectionRanges,
    documentLinks,
    linkedEditing,
    semanticTokens,
    semanticTokensIn,
    semanticTokensEdits,
    codeActions,
    documentSymbols,
    foldingRanges,
    codeLenses,
    formatting,
    rangeFormatting,
    onTypeFormatting,
    queries,
    queryAt,
    queriesOfText,
  });
