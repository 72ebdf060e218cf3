import type { ProblemSettings } from '#language/analysis/shown-problems.ts';
import type { LanguageService } from '#language/services/service.ts';
import type { Connection } from 'vscode-languageserver';
import type { Documents } from './documents.ts';
import { failureText } from './handle.ts';
import type { SettingsWatch } from './settings.ts';
import type { Timer } from './timer.ts';

/** Long enough to take a burst of changes as one, too short to be seen: an edit costs few of them. */
const PAUSE_MILLISECONDS = 10;

/**
 * Sends the problems of each open file when its author pauses and after a change of the settings,
 * and none when it is closed. They are pushed, since every editor understands that.
 */
export const publishDiagnostics = (
  connection: Connection,
  { documents, service, settings, timer }: Publisher,
): void => {
  const waiting = new Map<string, () => void>();
  const stop = (uri: string): void => {
    waiting.get(uri)?.();
    waiting.delete(uri);
  };
  const send = (uri: string, problems: ProblemSettings): void => {
    const document = documents.get(uri);
    const version = documents.versionOf(uri);
    // A file may have been closed while the settings were asked for.
    if (document === undefined || version === undefined) return;
    const diagnostics = service.diagnostics(document, problems);
    void connection.sendDiagnostics({ uri, version, diagnostics });
  };
  const publish = async (uri: string): Promise<void> => {
    waiting.delete(uri);
    try {
      const { problems } = await settings.current();
      // Typing went on while the settings were asked for: what is true now comes after the next pause.
      if (!waiting.has(uri)) send(uri, problems);
    } catch (error) {
      connection.console.error(failureText(error));
    }
  };
  const schedule = (uri: string): void => {
    stop(uri);
    waiting.set(
      uri,
      timer.after(PAUSE_MILLISECONDS, () => void publish(uri)),
    );
  };
  documents.onChange(schedule);
  settings.onChange(() => documents.all().forEach(schedule));
  documents.onClose((uri) => {
    stop(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
};

interface Publisher {
  readonly documents: Documents;
  readonly service: LanguageService;
  readonly settings: SettingsWatch;
  readonly timer: Timer;
}
