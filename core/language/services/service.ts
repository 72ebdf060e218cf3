import type {
  CodeLens,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Position,
  Range,
  TextEdit,
} from 'vscode-languageserver-types';
import type { ProblemSettings } from '../analysis/shown-problems.ts';
import { codeLenses } from './code-lenses.ts';
import { complete } from './completion/completion.ts';
import type { KnownData } from './known-data.ts';
import { diagnostics } from './diagnostics.ts';
import { documentSymbols } from './document-symbols.ts';
import { openDocument, type Document } from './document.ts';
import type { EditorFeatures } from './editor-features.ts';
import { foldingRanges } from './folding.ts';
import { formatting } from './formatting.ts';
import { hover } from './hover/hover.ts';
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
  hover(document: Document, position: Position): Hover | undefined;
  documentSymbols(document: Document): DocumentSymbol[];
  foldingRanges(document: Document): FoldingRange[];
  codeLenses(document: Document): CodeLens[];
  formatting(document: Document): TextEdit[];
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
    hover,
    documentSymbols,
    foldingRanges,
    codeLenses,
    formatting,
    queries,
    queryAt,
    queriesOfText,
  });
