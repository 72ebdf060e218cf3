/** What a request names its log groups with. */
export type NamedLogGroups =
  { readonly logGroupNames: string[] } | { readonly logGroupIdentifiers: string[] };

/** Only names go as names: an ARN among them takes all of them to the other parameter. */
export function namedLogGroups(logGroups: readonly string[]): NamedLogGroups {
  return logGroups.some(isArn)
    ? { logGroupIdentifiers: logGroups.map(withoutWildcard) }
    : { logGroupNames: [...logGroups] };
}

export function oneLogGroup(
  logGroup: string,
): { readonly logGroupName: string } | { readonly logGroupIdentifier: string } {
  return isArn(logGroup)
    ? { logGroupIdentifier: withoutWildcard(logGroup) }
    : { logGroupName: logGroup };
}

/** The name alone, of `arn:aws:logs:REGION:ACCOUNT:log-group:NAME` too. */
export function bareLogGroupName(logGroup: string): string {
  return withoutWildcard(logGroup).replace(/^arn:[^:]+:logs:[^:]*:[^:]*:log-group:/, '');
}

/** ARNs end in `:*` where policies are written, and are refused so elsewhere. */
export function withoutWildcard(arn: string): string {
  return arn.replace(/:\*$/, '');
}

function isArn(logGroup: string): boolean {
  return logGroup.startsWith('arn:');
}
