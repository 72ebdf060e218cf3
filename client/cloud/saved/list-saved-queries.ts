import type { CloudPlace, SavedQuery } from '#protocol/cloud.ts';
import type { ClientContext } from '../../context.ts';

/** All saved queries of a place, whatever pages they come on, in the order of their names. */
export async function listSavedQueries(
  { runs }: Pick<ClientContext, 'runs'>,
  { profile, region }: CloudPlace,
): Promise<readonly SavedQuery[]> {
  const queries: SavedQuery[] = [];
  let nextToken: string | undefined;
  do {
    const page = await runs.host.request('savedQueries', {
      place: { profile, region },
      search: { nextToken },
    });
    queries.push(...page.items);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return queries.sort((a, b) => compare(a.name, b.name));
}

const compare = new Intl.Collator('en', { numeric: true }).compare;
