/** Which saved query of CloudWatch a query of a file is. */
export interface SavedQueryReference {
  readonly region: string;
  /** A profile of the AWS configuration; undefined takes what the environment gives. */
  readonly profile: string | undefined;
  readonly id: string;
}

/** Regions and ids have no slash in them; a profile may have any. */
const REFERENCE = /^([A-Za-z0-9-]+)\/(.+)\/([^/\s]+)$/;
const NO_PROFILE = '-';

/** What `REGION/PROFILE/ID` says; undefined where it is written otherwise. */
export const parseSavedQuery = (value: string): SavedQueryReference | undefined => {
  const [, region, profile, id] = REFERENCE.exec(value.trim()) ?? [];
  return region === undefined || profile === undefined || id === undefined
    ? undefined
    : { region, profile: profile === NO_PROFILE ? undefined : profile, id };
};

/** The reference as `@saved` has it. */
export const printSavedQuery = ({ region, profile, id }: SavedQueryReference): string =>
  `${region}/${profile ?? NO_PROFILE}/${id}`;
