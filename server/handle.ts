import type { Document } from '#language/services/document.ts';
import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Documents } from './documents.ts';

/** The parameters of requests about a document: LSP's own, or those of `ctq/` requests. */
type AboutDocument = { readonly textDocument: { readonly uri: string } } | { readonly uri: string };

/** Makes a request's handler of a function of the document. */
export type Handle = <Parameters extends AboutDocument, Result>(
  empty: Result,
  answer: (document: Document, parameters: Parameters) => Result | Promise<Result>,
) => (parameters: Parameters, token: CancellationToken) => Promise<Result | ResponseError>;

/**
 * What every handler shares: the document is looked up, a request that was cancelled meanwhile is
 * not worked on, and a failure is logged and answered with `empty`, so that one feature's fault
 * takes nothing else down.
 */
export const createHandle =
  (connection: Connection, documents: Pick<Documents, 'get'>): Handle =>
  (empty, answer) =>
  async (parameters, token) => {
    if (token.isCancellationRequested) {
      return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    }
    try {
      const document = documents.get(uriOf(parameters));
      return document === undefined ? empty : await answer(document, parameters);
    } catch (error) {
      connection.console.error(failureText(error));
      return empty;
    }
  };

const uriOf = (parameters: AboutDocument): string =>
  'uri' in parameters ? parameters.uri : parameters.textDocument.uri;

/** What the log says of a fault of ours, with its place. */
export const failureText = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
