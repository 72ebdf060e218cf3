import { pathToFileURL } from 'node:url';

export interface WorkbenchContent {
  readonly folder: string;
  /** A file to open in the editor. */
  readonly file?: string;
  /** An extension to load from its folder, as F5 in VS Code does. */
  readonly extensionDevelopmentPath?: string;
  /** A module whose `run()` the extension host calls; one in a browser calls only what the extension holds. */
  readonly extensionTestsPath?: string;
  readonly token?: string;
}

/** Returns the address at which a VS Code server shows a workbench with this content. */
export function workbenchAddress(authority: string, content: WorkbenchContent): string {
  const remote = (path: string): string => `vscode-remote://${authority}${urlPath(path)}`;
  const payload = [
    ['skipWelcome', 'true'],
    ...(content.file === undefined ? [] : [['openFile', remote(content.file)]]),
    ...(['extensionDevelopmentPath', 'extensionTestsPath'] as const).flatMap((name) => {
      const path = content[name];
      return path === undefined ? [] : [[name, remote(path)]];
    }),
  ];
  const address = new URL(`http://${authority}/`);
  if (content.token !== undefined) address.searchParams.set('tkn', content.token);
  address.searchParams.set('folder', urlPath(content.folder));
  address.searchParams.set('payload', JSON.stringify(payload));
  // An address may hold these as they are, and reads better for who sees it in a terminal.
  return address.href.replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%2C', ',');
}

/** `/home/me/logs` stays as it is, `C:\logs` becomes `/C:/logs`. */
function urlPath(path: string): string {
  return decodeURIComponent(pathToFileURL(path).pathname);
}
