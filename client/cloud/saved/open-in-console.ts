import { env, Uri } from 'vscode';
import { consoleLink } from '#backends/cloudwatch/console/console-link.ts';
import { consoleTimes } from '#backends/cloudwatch/console/console-range.ts';
import type { CloudWatchPlace } from '#protocol/results.ts';
import type { ClientContext } from '../../context.ts';
import { settings } from '../../settings.ts';
import { cloudSourceOf, pickPlace } from './choose-place.ts';
import { cloudSources, placesOf } from './places.ts';
import { queryAtCursor } from './query-at-cursor.ts';
import { type SavedQueryTarget, targetOf } from './saved-query-target.ts';

/** What the console is to show. */
interface Opened {
  readonly text: string;
  readonly place: Pick<CloudWatchPlace, 'region' | 'logGroups'>;
  /** As written. */
  readonly range: string;
}

/** Opens the query at the cursor, or the saved one that a menu was opened on, in the console. */
export async function openInConsole(context: ClientContext, element?: unknown): Promise<void> {
  const target = targetOf(element);
  const opened = target === undefined ? await atCursor(context) : ofTarget(target);
  if (opened === undefined) return;
  const { text, place, range } = opened;
  const times = consoleTimes(range, Date.now());
  if (typeof times === 'string') throw new Error(times);
  const { region, logGroups } = place;
  await env.openExternal(Uri.parse(consoleLink({ region, text, logGroups, times }), true));
}

async function atCursor(context: ClientContext): Promise<Opened | undefined> {
  const title = 'CTQ: Open in Console';
  const at = await queryAtCursor(context);
  const source = at && (await cloudSourceOf(context, at, title));
  const place = source && (await pickPlace(source, title));
  if (at === undefined || place === undefined) return undefined;
  const range = at.query.timeRange ?? settings.cloud(at.document.uri).defaultRange;
  return { text: at.section.text, place, range };
}

/** On its own log groups; where it has none, on those of the source that it was found by. */
function ofTarget({ query: { text, logGroups }, place, source }: SavedQueryTarget): Opened {
  const found = cloudSources(settings.sources()).find(({ name }) => name === source);
  const there = (found === undefined ? [] : placesOf(found)).find(
    ({ profile, region }) => profile === place.profile && region === place.region,
  );
  const groups = logGroups.length > 0 ? logGroups : (there?.logGroups ?? []);
  const range = settings.cloud().defaultRange;
  return { text, place: { region: place.region, logGroups: groups }, range };
}
