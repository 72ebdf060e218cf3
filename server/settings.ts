import { knownSources } from '#language/analysis/known-sources.ts';
import { plainSettings, type ProblemSettings } from '#language/analysis/shown-problems.ts';
import { defaultFormat, type FormatOptions, formatOptionsOf } from '#language/format/options.ts';
import { severityChoices } from '#language/problems/severities.ts';
import {
  defaultInlayHints,
  type InlayHintSettings,
} from '#language/services/inlay-hints/inlay-hints.ts';
import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  InlayHintRefreshRequest,
  NotificationType,
} from 'vscode-languageserver';
import type { ServerNotifications } from '#protocol/server.ts';
import { isRecord } from './record.ts';

/** The settings under `ctq.` that the server looks at. */
export interface Settings {
  /** `ctq.codeLens.enabled`: whether queries have a lens that runs them. */
  readonly codeLenses: boolean;
  /** `ctq.problems.severity` and `ctq.sources`. */
  readonly problems: ProblemSettings;
  /** `ctq.completion.fromSource`: whether completion offers what the source is known to hold. */
  readonly completesFromSource: boolean;
  /** `ctq.inlayHints`: which hints stand in the text. */
  readonly inlayHints: InlayHintSettings;
  /** `ctq.format`: how formatted queries look. */
  readonly format: FormatOptions;
}

/** The settings as the client has them now. */
export interface SettingsWatch {
  /** Has to be told what the client can do before anything else. */
  begin(parameters: InitializeParams): void;
  current(): Promise<Settings>;
  /** Calls back after each change. */
  onChange(listener: () => void): void;
}

/**
 * Follows the settings: asked for where the client answers, else taken from the initialization
 * options and from what it sends. Lenses and inlay hints are asked for again after a change.
 */
export const watchSettings = (connection: Connection): SettingsWatch => {
  const listeners: (() => void)[] = [];
  let workspace: InitializeParams['capabilities']['workspace'];
  let configured = Promise.resolve<unknown>(undefined);
  let activeSource: string | undefined;

  const ask = async (): Promise<unknown> => {
    try {
      return await connection.workspace.getConfiguration('ctq');
    } catch (error) {
      connection.console.error(`the settings could not be read: ${String(error)}`);
      return undefined;
    }
  };
  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  connection.onInitialized(() => {
    if (workspace?.configuration === true) configured = ask();
    if (workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      const section = 'ctq';
      void connection.client.register(DidChangeConfigurationNotification.type, { section });
    }
  });
  connection.onDidChangeConfiguration(({ settings }: { readonly settings: unknown }) => {
    const sent = isRecord(settings) ? settings['ctq'] : undefined;
    configured = workspace?.configuration === true ? ask() : Promise.resolve(sent);
    if (workspace?.codeLens?.refreshSupport === true) {
      void connection.sendRequest(CodeLensRefreshRequest.type);
    }
    if (workspace?.inlayHint?.refreshSupport === true) {
      void connection.sendRequest(InlayHintRefreshRequest.type);
    }
    changed();
  });
  connection.onNotification(activeSourceChanged, ({ name }) => {
    activeSource = name ?? undefined;
    changed();
  });
  return {
    begin({ capabilities, initializationOptions }) {
      workspace = capabilities.workspace;
      configured = Promise.resolve<unknown>(initializationOptions);
    },
    current: async () => settingsOf(await configured, activeSource),
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
};

const activeSourceChanged = new NotificationType<ServerNotifications['ctq/activeSource']>(
  'ctq/activeSource',
);

const defaults: Settings = {
  codeLenses: true,
  problems: plainSettings,
  completesFromSource: true,
  inlayHints: defaultInlayHints,
  format: defaultFormat,
};

const settingsOf = (value: unknown, activeSource: string | undefined): Settings => {
  const { codeLens, completion, format, inlayHints, problems, sources } = isRecord(value)
    ? value
    : {};
  const { enabled } = isRecord(codeLens) ? codeLens : {};
  const { fromSource } = isRecord(completion) ? completion : {};
  const { severity } = isRecord(problems) ? problems : {};
  return {
    codeLenses: typeof enabled === 'boolean' ? enabled : defaults.codeLenses,
    problems: {
      severities: severityChoices(severity),
      sources: knownSources(sources, activeSource),
    },
    completesFromSource:
      typeof fromSource === 'boolean' ? fromSource : defaults.completesFromSource,
    inlayHints: inlayHintsOf(inlayHints),
    format: isRecord(format) ? formatOptionsOf(format) : defaults.format,
  };
};

const inlayHintsOf = (value: unknown): InlayHintSettings => {
  const { types, range, limit } = isRecord(value) ? value : {};
  const { inlayHints } = defaults;
  return {
    types: typeof types === 'boolean' ? types : inlayHints.types,
    range: typeof range === 'boolean' ? range : inlayHints.range,
    limit: typeof limit === 'boolean' ? limit : inlayHints.limit,
  };
};
