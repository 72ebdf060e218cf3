import { isArrayOf, isNumber, isObjectOf, isOptional, isString } from '#protocol/guard.ts';
import type { CloudPlace, SavedQueryParameter } from '#protocol/cloud.ts';
import type { SeenQuery } from './saved-query-changes.ts';

/** What VS Code keeps for a workspace, as much of it as is needed. */
interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

interface Entry {
  readonly key: string;
  readonly seen: SeenQuery;
}

const isEntries = isArrayOf(
  isObjectOf<Entry>({
    key: isString,
    seen: isObjectOf<SeenQuery>({
      name: isString,
      text: isString,
      parameters: isArrayOf(
        isObjectOf<SavedQueryParameter>({
          name: isString,
          default: isOptional(isString),
          description: isOptional(isString),
        }),
      ),
      lastModified: isOptional(isNumber),
    }),
  }),
);

/** How a saved query was when it was opened or saved here; undefined for one that never was. */
export function seenQuery(memory: Memory, place: CloudPlace, id: string): SeenQuery | undefined {
  const key = keyOf(place, id);
  return entriesOf(memory).find((entry) => entry.key === key)?.seen;
}

/** Keeps how a saved query is now. The ones seen longest ago make room. */
export async function keepSeen(
  memory: Memory,
  { place, id }: { readonly place: CloudPlace; readonly id: string },
  { name, text, parameters, lastModified }: SeenQuery,
): Promise<void> {
  const key = keyOf(place, id);
  const others = entriesOf(memory).filter((entry) => entry.key !== key);
  const seen = { name, text, parameters, lastModified };
  await memory.update(memoryKey, [{ key, seen }, ...others].slice(0, capacity));
}

function entriesOf(memory: Memory): readonly Entry[] {
  const value = memory.get(memoryKey);
  return isEntries(value) ? value : [];
}

const keyOf = ({ profile, region }: CloudPlace, id: string): string =>
  JSON.stringify([region, profile ?? null, id]);

const memoryKey = 'ctq.savedQueries';
const capacity = 100;
