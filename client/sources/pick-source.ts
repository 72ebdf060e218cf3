import { homedir } from 'node:os';
import { basename, join, sep } from 'node:path';
import {
  QuickPickItemKind,
  type QuickPickItem,
  type QuickPickOptions,
  ThemeIcon,
  window,
} from 'vscode';
import { sourceNames } from '#backends/sources.ts';
import { addSource } from '../cloud/sources/add-source/add-source.ts';
import { describeSource, sourceFacts } from '../cloud/sources/describe-source.ts';
import type { ClientContext } from '../context.ts';
import { settings } from '../settings.ts';
import type { ChosenSource } from './active-source.ts';

interface SourceItem extends QuickPickItem {
  /** Undefined for the lines between the groups. */
  readonly choose?: () => PromiseLike<ChosenSource | undefined>;
}

/** Lets the user choose the active source; returns it, or undefined where they choose none. */
export async function pickSource(context: ClientContext): Promise<ChosenSource | undefined> {
  const chosen = await askForSource(context, {
    title: 'CTQ: Select Source',
    placeHolder: 'Where queries without an @source of their own run',
  });
  if (chosen !== undefined) await context.activeSource.choose(chosen);
  return chosen;
}

/** Lets the user choose a source for something else; undefined where they choose none. */
export async function askForSource(
  context: ClientContext,
  words: Required<Pick<QuickPickOptions, 'title' | 'placeHolder'>>,
): Promise<ChosenSource | undefined> {
  const options = { ...words, matchOnDescription: true };
  const item = await window.showQuickPick<SourceItem>(sourceItems(context), options);
  return await item?.choose?.();
}

function sourceItems(context: ClientContext): readonly SourceItem[] {
  const sources = settings.sources();
  const named = sourceNames(sources).map((name) => namedItem(name, sources[name]));
  const samples = join(context.extension.extensionPath, 'samples', 'logs');
  const recent = context.activeSource.recent
    .filter(({ nameOrPath }) => nameOrPath !== samples && !Object.hasOwn(sources, nameOrPath))
    .map((source) => recentItem(source));
  return [
    ...group('Named in the settings', named),
    ...group('Recent', recent),
    ...group('On this machine', [
      browseItem('Browse Folder…', 'A folder with CloudTrail files, with all folders in it'),
      browseItem('Browse File…', 'One .json, .json.gz or .jsonl file'),
      {
        label: 'Sample logs',
        description: 'A week of events, with an incident in it',
        iconPath: new ThemeIcon('beaker'),
        choose: async () => ({ nameOrPath: samples, label: 'Sample logs' }),
      },
    ]),
    ...group('Another', [
      {
        label: 'Add Source…',
        description: 'A name for log groups in CloudWatch, a folder or a file',
        iconPath: new ThemeIcon('add'),
        choose: () => addSource(context),
      },
    ]),
  ];
}

function group(label: string, items: readonly SourceItem[]): readonly SourceItem[] {
  return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}

function namedItem(name: string, value: unknown): SourceItem {
  const facts = sourceFacts(name, value);
  return {
    label: name,
    description: describeSource(facts),
    iconPath: new ThemeIcon(facts.kind === 'cloudwatch' ? 'cloud' : 'database'),
    choose: async () => ({ nameOrPath: name, label: name }),
  };
}

function recentItem(source: ChosenSource): SourceItem {
  return {
    label: source.label,
    description: shortPath(source.nameOrPath),
    iconPath: new ThemeIcon('history'),
    choose: async () => source,
  };
}

function browseItem(label: 'Browse Folder…' | 'Browse File…', description: string): SourceItem {
  const isFolder = label === 'Browse Folder…';
  return {
    label,
    description,
    iconPath: new ThemeIcon(isFolder ? 'folder-opened' : 'file'),
    choose: async () => {
      const [uri] =
        (await window.showOpenDialog({
          canSelectFolders: isFolder,
          canSelectFiles: !isFolder,
          openLabel: 'Use as Source',
          ...(isFolder ? {} : { filters: { CloudTrail: ['json', 'gz', 'jsonl'], All: ['*'] } }),
        })) ?? [];
      return uri && { nameOrPath: uri.fsPath, label: basename(uri.fsPath) };
    },
  };
}

function shortPath(path: string): string {
  const home = `${homedir()}${sep}`;
  return path.startsWith(home) ? `~${sep}${path.slice(home.length)}` : path;
}
