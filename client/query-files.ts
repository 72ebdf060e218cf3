import { Disposable, type LogOutputChannel, type Uri, workspace } from 'vscode';
import { messageOf } from '#protocol/rpc.ts';
import type { QueryLanguage } from './language-client.ts';

/** A workspace with more query files than that finds the others once they are opened. */
const mostFiles = 500;

/** Characters of a file; a longer one is no file that people write queries in. */
const longestText = 1_000_000;

/**
 * Tells the language server of the workspace's query files, opened or not, so that queries are found
 * by their titles wherever they are.
 */
export function tellQueryFiles(language: QueryLanguage, log: LogOutputChannel): Disposable {
  const tell = async (uri: Uri): Promise<void> => {
    try {
      const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
      if (text.length <= longestText) language.tellQueryFile(uri.toString(), text);
    } catch (error) {
      // It may have gone again meanwhile.
      log.debug(`${uri.toString()} was not read: ${messageOf(error)}`);
    }
  };
  const tellAll = async (): Promise<void> => {
    for (const uri of await workspace.findFiles('**/*.ctq', undefined, mostFiles)) await tell(uri);
  };
  const watcher = workspace.createFileSystemWatcher('**/*.ctq');
  // After everything that somebody waits for when a window is opened.
  const start = setTimeout(() => {
    tellAll().catch((error: unknown) => log.error(`query files: ${messageOf(error)}`));
  }, 2000);
  return Disposable.from(
    watcher,
    watcher.onDidCreate(tell),
    watcher.onDidChange(tell),
    watcher.onDidDelete((uri) => language.tellQueryFile(uri.toString(), null)),
    { dispose: () => clearTimeout(start) },
  );
}
