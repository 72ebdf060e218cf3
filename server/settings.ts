import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
} from 'vscode-languageserver';
import { isRecord } from './record.ts';

/** The settings under `ctq.` that the server looks at. */
interface Settings {
  /** `ctq.codeLens.enabled`: whether queries have a lens that runs them. */
  readonly codeLenses: boolean;
}

/** The settings as the client has them now. */
export interface SettingsWatch {
  /** Has to be told what the client can do before anything else. */
  begin(parameters: InitializeParams): void;
  current(): Promise<Settings>;
}

/**
 * Follows the settings: asked for where the client answers, else taken from the initialization
 * options and from what it sends. Lenses are asked for again after a change.
 */
export const watchSettings = (connection: Connection): SettingsWatch => {
  let workspace: InitializeParams['capabilities']['workspace'];
  let current = Promise.resolve(defaults);

  const ask = async (): Promise<Settings> => {
    try {
      return settingsOf(await connection.workspace.getConfiguration('ctq'));
    } catch (error) {
      connection.console.error(`the settings could not be read: ${String(error)}`);
      return defaults;
    }
  };

  connection.onInitialized(() => {
    if (workspace?.configuration === true) current = ask();
    if (workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      const section = 'ctq';
      void connection.client.register(DidChangeConfigurationNotification.type, { section });
    }
  });
  connection.onDidChangeConfiguration(({ settings }: { readonly settings: unknown }) => {
    const sent = isRecord(settings) ? settings['ctq'] : undefined;
    current = workspace?.configuration === true ? ask() : Promise.resolve(settingsOf(sent));
    if (workspace?.codeLens?.refreshSupport === true) {
      void connection.sendRequest(CodeLensRefreshRequest.type);
    }
  });
  return {
    begin({ capabilities, initializationOptions }) {
      workspace = capabilities.workspace;
      current = Promise.resolve(settingsOf(initializationOptions));
    },
    current: () => current,
  };
};

const defaults: Settings = { codeLenses: true };

const settingsOf = (value: unknown): Settings => {
  const { codeLens } = isRecord(value) ? value : {};
  const { enabled } = isRecord(codeLens) ? codeLens : {};
  return { codeLenses: typeof enabled === 'boolean' ? enabled : defaults.codeLenses };
};
