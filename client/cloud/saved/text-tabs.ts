import {
  commands,
  type Disposable,
  TabInputText,
  TabInputTextDiff,
  Uri,
  window,
  workspace,
} from 'vscode';

/** Texts that are shown in tabs and can’t be changed. */
export interface TextTabs extends Disposable {
  /** The address under which a text can be opened, by a name for its tab. */
  readonly add: (name: string, text: string) => Uri;
}

const scheme = 'ctq-saved';

/** Serves texts until it is disposed, which closes their tabs. */
export function createTextTabs(): TextTabs {
  const texts = new Map<string, string>();
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    // Texts of others that are open have providers of their own, which are asked next.
    provideTextDocumentContent: (uri) => texts.get(uri.query),
  });
  return {
    add: (name, text) => {
      const query = String(nextNumber());
      texts.set(query, text);
      return Uri.from({ scheme, path: `/${name.replaceAll('/', ' › ')}.ctq`, query });
    },
    dispose: () => {
      provider.dispose();
      const isOurs = (uri: Uri): boolean => uri.scheme === scheme && texts.has(uri.query);
      const tabs = window.tabGroups.all
        .flatMap((group) => group.tabs)
        .filter(({ input }) => {
          if (input instanceof TabInputText) return isOurs(input.uri);
          return input instanceof TabInputTextDiff && isOurs(input.modified);
        });
      void window.tabGroups.close(tabs);
    },
  };
}

/** Shows two texts side by side. */
export async function showDifference(
  tabs: TextTabs,
  title: string,
  [before, after]: readonly [string, string],
): Promise<void> {
  const left = tabs.add(title, before);
  const right = tabs.add(title, after);
  await commands.executeCommand('vscode.diff', left, right, title);
}

let last = 0;

/** A document that is open under an address is not read again: each text has its own. */
function nextNumber(): number {
  last += 1;
  return last;
}
