import type { KnownData } from '#language/services/known-data.ts';
import type { LanguageService } from '#language/services/service.ts';
import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { Handle } from './handle.ts';
import type { Settings, SettingsWatch } from './settings.ts';

/** What the server does to explain a query where it stands. */
export const explanationCapabilities = {
  hoverProvider: true,
  signatureHelpProvider: { triggerCharacters: ['(', ','], retriggerCharacters: [',', ')'] },
  inlayHintProvider: true,
} as const satisfies ServerCapabilities;

/** Answers the requests of hover, signature help and inlay hints. */
export const serveExplanations = (
  connection: Connection,
  { service, settings, dataFor, handle }: Explanations,
): void => {
  connection.onHover(
    handle(null, async (document, { position }) => {
      const current = await settings.current();
      const knowledge = {
        data: await dataFor(current),
        sources: current.problems.sources,
        now: Date.now(),
      };
      return service.hover(document, position, knowledge) ?? null;
    }),
  );
  connection.onSignatureHelp(
    handle(null, (document, { position }) => service.signatureHelp(document, position) ?? null),
  );
  connection.languages.inlayHint.on(
    handle(null, async (document, { range }) => {
      const { inlayHints } = await settings.current();
      return service.inlayHints(document, range, { settings: inlayHints, now: Date.now() });
    }),
  );
};

interface Explanations {
  readonly service: LanguageService;
  readonly settings: SettingsWatch;
  readonly dataFor: (settings: Settings) => Promise<KnownData>;
  readonly handle: Handle;
}
