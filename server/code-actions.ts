import { codeActionKinds } from '#language/services/code-actions/code-actions.ts';
import type { LanguageService } from '#language/services/service.ts';
import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { Handle } from './handle.ts';
import type { SettingsWatch } from './settings.ts';

interface CodeActionServer {
  readonly service: LanguageService;
  readonly handle: Handle;
  readonly settings: SettingsWatch;
}

/** Answers what can be done at a place: fixes of problems as they are shown, and refactorings. */
export const serveCodeActions = (
  connection: Connection,
  { service, handle, settings }: CodeActionServer,
): void => {
  connection.onCodeAction(
    handle([], async (document, { range, context: { only } }) => {
      const { problems } = await settings.current();
      return service.codeActions(document, range, { only, settings: problems });
    }),
  );
};

export const codeActionCapabilities: ServerCapabilities = {
  // Edits are cheap enough to come with the list.
  codeActionProvider: { codeActionKinds: [...codeActionKinds], resolveProvider: false },
};
