import { resolveSource, sourceNames } from '#backends/sources.ts';
import type { CloudPlace } from '#protocol/cloud.ts';
import type { CloudWatchPlace, CloudWatchSource } from '#protocol/results.ts';
import { shortLogGroup } from '../sources/describe-source.ts';

/** The sources of the setting `ctq.sources` that are in CloudWatch, in its order. */
export function cloudSources(setting: unknown): readonly CloudWatchSource[] {
  return sourceNames(setting).flatMap((name) => {
    const source = resolveSource(name, { sources: setting, settingFolders: [], baseFolders: [] });
    return typeof source !== 'string' && source.kind === 'cloudwatch' ? [source] : [];
  });
}

/** Each profile and Region of a source once, with all of its log groups there. */
export function placesOf({ places }: CloudWatchSource): readonly CloudWatchPlace[] {
  const merged = new Map<string, CloudWatchPlace>();
  for (const { profile, region, logGroups } of places) {
    const key = JSON.stringify([profile, region]);
    const before = merged.get(key)?.logGroups ?? [];
    merged.set(key, { profile, region, logGroups: [...new Set([...before, ...logGroups])] });
  }
  return [...merged.values()];
}

/** `us-east-1 as audit`, within a sentence. */
export function placeText({ profile, region }: CloudPlace): string {
  return profile === undefined ? region : `${region} as ${profile}`;
}

/** The source that has these log groups in a Region and no others there; the first of several. */
export function sourceWithLogGroups(
  sources: readonly CloudWatchSource[],
  region: string | undefined,
  logGroups: readonly string[],
): CloudWatchSource | undefined {
  const wanted = keyOf(logGroups);
  if (logGroups.length === 0) return undefined;
  return sources.find((source) =>
    placesOf(source).some(
      (place) =>
        (region === undefined || place.region === region) && keyOf(place.logGroups) === wanted,
    ),
  );
}

/** The same for the same log groups, by name or by ARN, in any order. */
function keyOf(logGroups: readonly string[]): string {
  return JSON.stringify([...new Set(logGroups.map(shortLogGroup))].sort());
}
