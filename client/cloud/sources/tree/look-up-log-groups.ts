import type { LogGroup } from '#protocol/cloud.ts';
import type { CloudWatchPlace } from '#protocol/results.ts';
import { messageOf } from '#protocol/rpc.ts';
import type { Explorer } from '../../explorer.ts';
import { accountOf, shortLogGroup } from '../describe-source.ts';

/** The log groups of a place that are there, by what the source calls them. */
export interface LookedUp {
  readonly found: ReadonlyMap<string, LogGroup>;
  /** Why some could not be looked up. */
  readonly problem: string | undefined;
}

/** More at once would be refused: the service takes ten a second. */
const atOnce = 4;

/** Asks for each log group by its name. What fails for one fails for all, so that ends it. */
export async function lookUpLogGroups(
  explorer: Explorer,
  place: CloudWatchPlace,
): Promise<LookedUp> {
  const found = new Map<string, LogGroup>();
  try {
    for (let start = 0; start < place.logGroups.length; start += atOnce) {
      const identifiers = place.logGroups.slice(start, start + atOnce);
      const groups = await Promise.all(identifiers.map((name) => lookUp(explorer, place, name)));
      for (const [index, group] of groups.entries()) {
        const identifier = identifiers[index];
        if (group !== undefined && identifier !== undefined) found.set(identifier, group);
      }
    }
    return { found, problem: undefined };
  } catch (error) {
    return { found, problem: messageOf(error) };
  }
}

async function lookUp(
  explorer: Explorer,
  { profile, region }: CloudWatchPlace,
  identifier: string,
): Promise<LogGroup | undefined> {
  const linked = accountOf(identifier) === undefined ? {} : { includeLinked: true };
  const search = { prefix: shortLogGroup(identifier), ...linked };
  const arn = identifier.replace(/:\*$/, '');
  // Names that only begin with it come behind it, so that one page is enough.
  const { items } = await explorer.logGroups({ profile, region }, search);
  return items.find((item) => item.name === identifier || item.arn === arn);
}
