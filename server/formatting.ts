import { formatTriggers } from '#language/services/formatting/on-type.ts';
import type { LanguageService } from '#language/services/service.ts';
import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { Handle } from './handle.ts';
import type { SettingsWatch } from './settings.ts';

/** What the server does for formatting; while typing only where the editor asks for it. */
export const formattingCapabilities = {
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: {
    firstTriggerCharacter: formatTriggers.first,
    moreTriggerCharacter: [...formatTriggers.more],
  },
} as const satisfies ServerCapabilities;

/** Answers the requests of these features. */
export const serveFormatting = (
  connection: Connection,
  { service, settings, handle }: Formatting,
): void => {
  connection.onDocumentFormatting(
    handle(null, async (document) =>
      service.formatting(document, (await settings.current()).format),
    ),
  );
  connection.onDocumentRangeFormatting(
    handle(null, async (document, { range }) =>
      service.rangeFormatting(document, range, (await settings.current()).format),
    ),
  );
  connection.onDocumentOnTypeFormatting(
    handle(null, (document, { position, ch }) => service.onTypeFormatting(document, position, ch)),
  );
};

interface Formatting {
  readonly service: LanguageService;
  readonly settings: SettingsWatch;
  readonly handle: Handle;
}
