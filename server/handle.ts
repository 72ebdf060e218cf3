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

/** What a connection calls when a request arrives. */
type Handler<Parameters, Result> = (
  parameters: Parameters,
  token: CancellationToken,
) => Promise<Result | ResponseError>;

/** Makes a request's handler of a function of the document. */
export type Handle = <Parameters extends AboutDocument, Result>(
  empty: Result,
  answer: (document: Document, parameters: Parameters) => Result | Promise<Result>,
) => Handler<Parameters, Result>;

/**
 * What the handlers of requests about a document share: it is looked up, and the rest is that of
 * `guarded`.
 */
export const createHandle =
  (connection: Connection, documents: Pick<Documents, 'get'>): Handle =>
  (empty, answer) =>
    guarded(
      connection,
      () => empty,
      (parameters) => {
        const document = documents.get(uriOf(parameters));
        return document === undefined ? empty : answer(document, parameters);
      },
    );

/**
 * What all handlers share: a request that was cancelled is not worked on, nor is its answer sent
 * where it was cancelled meanwhile, and a failure is logged and answered with what `emptyOf` gives,
 * so that one feature's fault takes nothing else down.
 */
export const guarded =
  <Parameters, Result>(
    connection: Connection,
    emptyOf: (parameters: Parameters) => Result,
    answer: (parameters: Parameters) => Result | Promise<Result>,
  ): Handler<Parameters, Result> =>
  async (parameters, token) => {
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await answer(parameters);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      connection.console.error(failureText(error));
      return emptyOf(parameters);
    }
  };

const cancelled = (): ResponseError =>
  new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');

const uriOf = (parameters: AboutDocument): string =>
  'uri' in parameters ? parameters.uri : parameters.textDocument.uri;

/** What the log says of a fault of ours, with its place. */
export const failureText = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
