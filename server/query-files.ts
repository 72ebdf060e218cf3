import type { Document } from '#language/services/document.ts';
import type { LanguageService } from '#language/services/service.ts';
import { isEither, isNull, isObjectOf, isString } from '#protocol/guard.ts';
import type { QueryFileTold } from '#protocol/server.ts';
import { type Connection, NotificationType } from 'vscode-languageserver';
import type { Documents } from './documents.ts';

/**
 * All query files that are known: those that are open, and those of the workspace that the client has
 * told of, which are read when they are first asked for. The server opens no file by itself.
 */
export const watchQueryFiles = (
  connection: Connection,
  { service, documents }: { readonly service: LanguageService; readonly documents: Documents },
): (() => readonly Document[]) => {
  const told = new Map<string, string>();
  const read = new Map<string, Document>();
  connection.onNotification(queryFileTold, (file: unknown) => {
    if (!isQueryFileTold(file)) {
      connection.console.error('ctq/queryFile needs a uri and a text');
      return;
    }
    read.delete(file.uri);
    if (file.text === null) told.delete(file.uri);
    else told.set(file.uri, file.text);
  });
  const closed = (uri: string, text: string): Document => {
    const document = read.get(uri) ?? service.open(uri, text);
    read.set(uri, document);
    return document;
  };
  return () => {
    const open = new Set(documents.all());
    return [
      ...[...open].flatMap((uri) => documents.get(uri) ?? []),
      ...[...told].filter(([uri]) => !open.has(uri)).map(([uri, text]) => closed(uri, text)),
    ];
  };
};

const queryFileTold = new NotificationType<unknown>('ctq/queryFile');

const isQueryFileTold = isObjectOf<QueryFileTold>({
  uri: isString,
  text: isEither(isString, isNull),
});
