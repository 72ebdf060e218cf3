import type { LanguageService } from '#language/services/service.ts';
import type { Connection } from 'vscode-languageserver';
import type { Documents } from './documents.ts';
import { failureText } from './handle.ts';
import type { Timer } from './timer.ts';

/** Long enough to leave out what nobody reads while typing, short enough to seem at once. */
const PAUSE_MILLISECONDS = 120;

/**
 * Sends the problems of each open file when its author pauses, and none when it is closed. They
 * are pushed, since every editor understands that.
 */
export const publishDiagnostics = (
  connection: Connection,
  { documents, service, timer }: Publisher,
): void => {
  const waiting = new Map<string, () => void>();
  const stop = (uri: string): void => {
    waiting.get(uri)?.();
    waiting.delete(uri);
  };
  const publish = (uri: string, version: number): void => {
    waiting.delete(uri);
    const document = documents.get(uri);
    if (document === undefined) return;
    try {
      const diagnostics = service.diagnostics(document);
      void connection.sendDiagnostics({ uri, version, diagnostics });
    } catch (error) {
      connection.console.error(failureText(error));
    }
  };
  documents.onChange((uri, version) => {
    stop(uri);
    waiting.set(
      uri,
      timer.after(PAUSE_MILLISECONDS, () => publish(uri, version)),
    );
  });
  documents.onClose((uri) => {
    stop(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
};

interface Publisher {
  readonly documents: Documents;
  readonly service: LanguageService;
  readonly timer: Timer;
}
