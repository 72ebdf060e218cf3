import type { CloudWatchPlace } from '#protocol/results.ts';

/** A place as messages name it. */
export function placeName({ profile, region }: CloudWatchPlace): string {
  return profile === undefined ? region : `${region} (profile ${profile})`;
}
