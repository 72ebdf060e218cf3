import { parseArgs } from 'node:util';

/** What the launcher understands of the command line of `code`. */
export interface LaunchArguments {
  readonly folder: string | undefined;
  readonly extensionDevelopmentPath: string | undefined;
  readonly extensionTestsPath: string | undefined;
  readonly userDataFolder: string | undefined;
  readonly extensionsFolder: string | undefined;
  readonly workspaceTrust: 'on' | 'off';
  /** VSIX files to install instead of opening a window. */
  readonly installExtensions: readonly string[];
}

/** Returns the arguments of `code` that matter here; the others are a desktop's and are ignored. */
export function readLaunchArguments(args: readonly string[]): LaunchArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
      'disable-workspace-trust': { type: 'boolean' },
      'install-extension': { type: 'string', multiple: true },
    },
  });
  return {
    folder: positionals[0],
    extensionDevelopmentPath: text(values['extensionDevelopmentPath']),
    extensionTestsPath: text(values['extensionTestsPath']),
    userDataFolder: text(values['user-data-dir']),
    extensionsFolder: text(values['extensions-dir']),
    workspaceTrust: values['disable-workspace-trust'] === true ? 'off' : 'on',
    installExtensions: [values['install-extension'] ?? []].flat().filter(isText),
  };
}

function text(value: unknown): string | undefined {
  return isText(value) ? value : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
