import { resolveSource } from '#backends/sources.ts';
import { isObject } from '#protocol/guard.ts';
import type { CloudWatchPlace } from '#protocol/results.ts';

/** What an entry of the setting `ctq.sources` stands for. */
export type SourceFacts =
  | { readonly kind: 'local'; readonly path: string; readonly leaveNoTrace?: boolean | undefined }
  | { readonly kind: 'cloudwatch'; readonly places: readonly CloudWatchPlace[] }
  | { readonly kind: 'wrong'; readonly message: string };

/** Understands an entry; nothing on disk is looked at. */
export function sourceFacts(name: string, entry: unknown): SourceFacts {
  const source = resolveSource(name, {
    sources: { [name]: entry },
    settingFolders: [],
    baseFolders: [],
  });
  if (typeof source === 'string') return { kind: 'wrong', message: source };
  if (source.kind === 'cloudwatch') return { kind: 'cloudwatch', places: source.places };
  const written: unknown = isObject(entry) ? entry['path'] : undefined;
  const { leaveNoTrace } = source;
  return { kind: 'local', path: typeof written === 'string' ? written : source.path, leaveNoTrace };
}

/** One line: `CloudWatch · audit · us-east-1, eu-west-1 · org-trail`. */
export function describeSource(facts: SourceFacts): string {
  switch (facts.kind) {
    case 'local':
      return `Files · ${facts.path}${facts.leaveNoTrace === true ? ' · leaves no trace' : ''}`;
    case 'wrong':
      return 'Cannot be used: see its tooltip';
    case 'cloudwatch':
      return `CloudWatch · ${describePlaces(facts.places)}`;
  }
}

/** Profiles, Regions and log groups, each once. */
function describePlaces(places: readonly CloudWatchPlace[]): string {
  const profiles = places.flatMap(({ profile }) => profile ?? []);
  const regions = places.map(({ region }) => region);
  const logGroups = places.flatMap((place) => place.logGroups.map(shortLogGroup));
  return [profiles, regions, logGroups]
    .map(someOf)
    .filter((text) => text !== '')
    .join(' · ');
}

const shown = 3;

function someOf(names: readonly string[]): string {
  const unique = [...new Set(names)];
  const others = unique.length - shown;
  return [...unique.slice(0, shown), ...(others > 0 ? [`${others} more`] : [])].join(', ');
}

/** The name in an ARN `arn:aws:logs:REGION:ACCOUNT:log-group:NAME`; other texts as they are. */
export function shortLogGroup(nameOrArn: string): string {
  return /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]+)/.exec(nameOrArn)?.[1] ?? nameOrArn;
}

/** The account that an ARN names. */
export function accountOf(nameOrArn: string): string | undefined {
  return /^arn:[^:]*:logs:[^:]*:(\d+):/.exec(nameOrArn)?.[1];
}
