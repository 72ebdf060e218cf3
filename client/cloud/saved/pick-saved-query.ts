import { QuickPickItemKind, type QuickPickItem, ThemeIcon, ViewColumn, window } from 'vscode';
import type { CloudWatchSource } from '#protocol/results.ts';
import { messageOf } from '#protocol/rpc.ts';
import type { ClientContext } from '../../context.ts';
import { activeCloudSource, pickCloudSource } from './choose-place.ts';
import { placesOf, placeText } from './places.ts';
import { savedQueryDocument } from './saved-query-document.ts';
import type { SavedQueryTarget } from './saved-query-target.ts';
import { createTextTabs } from './text-tabs.ts';

/** Lets the user choose a saved query of the active source, or of another one in CloudWatch. */
export async function pickSavedQuery(
  context: ClientContext,
  title: string,
): Promise<SavedQueryTarget | undefined> {
  let source = activeCloudSource(context) ?? (await pickCloudSource(title));
  while (source !== undefined) {
    const chosen = await pickFrom(context, source, title);
    if (chosen !== 'other source') return chosen;
    source = await pickCloudSource(title);
  }
  return undefined;
}

interface SavedQueryItem extends QuickPickItem {
  /** Undefined for the lines between the places. */
  readonly target?: SavedQueryTarget;
}

async function pickFrom(
  context: ClientContext,
  source: CloudWatchSource,
  title: string,
): Promise<SavedQueryTarget | 'other source' | undefined> {
  const preview = createPreview();
  const pick = window.createQuickPick<SavedQueryItem>();
  pick.title = title;
  pick.placeholder = `Saved queries of ${source.name}: search by name or text`;
  pick.matchOnDetail = true;
  pick.buttons = [{ iconPath: new ThemeIcon('database'), tooltip: 'Other Source' }];
  pick.busy = true;
  pick.onDidChangeActive(([item]) => {
    if (item?.target !== undefined) preview.show(item.target);
  });
  const chosen = new Promise<SavedQueryTarget | 'other source' | undefined>((resolve) => {
    pick.onDidTriggerButton(() => {
      resolve('other source');
      pick.hide();
    });
    pick.onDidAccept(() => {
      // What is still being loaded, or a line between places, is nothing to choose.
      const target = pick.activeItems[0]?.target;
      if (target === undefined) return;
      resolve(target);
      pick.hide();
    });
    pick.onDidHide(() => resolve(undefined));
  });
  pick.show();
  void load(context, source).then((items) => {
    pick.items = items;
    pick.busy = false;
  });
  const target = await chosen;
  pick.dispose();
  preview.dispose();
  return target;
}

/** The saved queries of every place; a place that fails says so and leaves the others. */
async function load(
  context: ClientContext,
  source: CloudWatchSource,
): Promise<readonly SavedQueryItem[]> {
  const groups = await Promise.all(
    placesOf(source).map(async ({ profile, region }): Promise<readonly SavedQueryItem[]> => {
      const place = { profile, region };
      try {
        const queries = await context.explorer.savedQueries(place);
        const none = queries.length === 0 ? ': none saved' : '';
        return [
          { label: `${placeText(place)}${none}`, kind: QuickPickItemKind.Separator },
          ...queries.map((query) => ({
            label: query.name,
            detail: query.text.replaceAll(/\s+/g, ' ').slice(0, 200),
            target: { place, query, source: source.name },
          })),
        ];
      } catch (error) {
        void window.showErrorMessage(`CTQ: ${placeText(place)}: ${messageOf(error)}`);
        return [];
      }
    }),
  );
  return groups.flat();
}

/** Shows a query in a tab beside the list while one moves through it; disposing closes the tab. */
function createPreview(): {
  readonly show: (target: SavedQueryTarget) => void;
  readonly dispose: () => void;
} {
  const tabs = createTextTabs();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    show: ({ query, place, source }) => {
      clearTimeout(timer);
      // Not for every line that a key held down passes.
      timer = setTimeout(() => {
        const uri = tabs.add(query.name, savedQueryDocument(query, { place, source }));
        void window.showTextDocument(uri, {
          preview: true,
          preserveFocus: true,
          viewColumn: ViewColumn.Beside,
        });
      }, 120);
    },
    dispose: () => {
      clearTimeout(timer);
      tabs.dispose();
    },
  };
}
