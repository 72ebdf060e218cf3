import { commands, type Uri, window } from 'vscode';
import type { CloudWatchPlace, CloudWatchSource } from '#protocol/results.ts';
import type { ClientContext } from '../../context.ts';
import { settings } from '../../settings.ts';
import { sourceOfQuery } from '../../sources/source-of-query.ts';
import { describeSource } from '../sources/describe-source.ts';
import { cloudSources, placesOf, placeText } from './places.ts';
import type { QueryAtCursor } from './query-at-cursor.ts';

/** The CloudWatch source that is active; undefined where another is, or none. */
export function activeCloudSource({ activeSource }: ClientContext): CloudWatchSource | undefined {
  const name = activeSource.current?.nameOrPath;
  return cloudSources(settings.sources()).find((source) => source.name === name);
}

/** Lets the user choose a CloudWatch source; where the settings have none, offers to add one. */
export async function pickCloudSource(
  title: string,
  file?: Uri,
): Promise<CloudWatchSource | undefined> {
  const sources = cloudSources(settings.sources(file));
  if (sources.length === 0) {
    const add = 'Add Source';
    const text = 'CTQ: the setting ctq.sources has no CloudWatch source yet.';
    const choice = await window.showInformationMessage(text, add);
    if (choice === add) await commands.executeCommand('ctq.addSource');
    return undefined;
  }
  const items = sources.map((source) => ({
    label: source.name,
    description: describeSource(source),
    source,
  }));
  const placeHolder = 'A source in CloudWatch';
  return (await window.showQuickPick(items, { title, placeHolder }))?.source;
}

/** The CloudWatch source of a query; where it runs on files, the one that the user now chooses. */
export async function cloudSourceOf(
  context: ClientContext,
  { document, query }: QueryAtCursor,
  title: string,
): Promise<CloudWatchSource | undefined> {
  const source = await sourceOfQuery(context, document, query);
  if (source === undefined || source.kind === 'cloudwatch') return source;
  return await pickCloudSource(title, document.uri);
}

/** The one place of a source, else the one that the user chooses. */
export async function pickPlace(
  source: CloudWatchSource,
  title: string,
): Promise<CloudWatchPlace | undefined> {
  const places = placesOf(source);
  const [only] = places;
  if (places.length <= 1) return only;
  const items = places.map((place) => ({
    label: placeText(place),
    description: place.logGroups.join(', '),
    place,
  }));
  const placeHolder = `${source.name} has several places`;
  return (await window.showQuickPick(items, { title, placeHolder }))?.place;
}
