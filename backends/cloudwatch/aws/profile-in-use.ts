/** The profile that holds: that of the environment where none is named; undefined without either. */
export function profileInUse(profile: string | undefined): string | undefined {
  const { AWS_PROFILE: ofEnvironment } = process.env;
  return profile ?? (ofEnvironment === '' ? undefined : ofEnvironment);
}
