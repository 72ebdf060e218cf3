import { type Region, regions } from '#backends/cloudwatch/regions.ts';
import type { CloudProfile } from '#protocol/cloud.ts';

/** Credentials to choose from. */
export interface ProfileChoice {
  readonly label: string;
  readonly description: string;
  /** Undefined takes what the environment gives. */
  readonly profile: string | undefined;
  readonly region: string | undefined;
}

/** The profiles in their order, and the environment last. */
export function profileChoices(profiles: readonly CloudProfile[]): readonly ProfileChoice[] {
  return [
    ...profiles.map(({ name, region, kind }) => ({
      label: name,
      description: textOf(kind, region),
      profile: name,
      region,
    })),
    {
      label: 'Environment',
      description: 'AWS_… variables, the default profile, or the role of this machine',
      profile: undefined,
      region: undefined,
    },
  ];
}

function textOf(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** All Regions, those chosen before first, then the profile's own; unknown ones are kept. */
export function regionChoices(
  chosen: readonly string[],
  ofProfile: string | undefined,
): readonly Region[] {
  const first = [...new Set([...chosen, ...(ofProfile === undefined ? [] : [ofProfile])])];
  return [
    ...first.map((id) => regions.find((region) => region.id === id) ?? { id, name: '' }),
    ...regions.filter(({ id }) => !first.includes(id)),
  ];
}
