import type { QueryToSave, SavedQuery } from '#protocol/cloud.ts';
import { hasChangedSince, isUnchanged, type SeenQuery } from './saved-query-changes.ts';

/** What an update asks of the service and of the user. */
export interface UpdateSteps {
  /** The saved query as it is now; undefined where it is gone. */
  find(): Promise<SavedQuery | undefined>;
  /** What it is to become. */
  next(saved: SavedQuery): QueryToSave;
  /** Shows both and asks; false leaves everything as it is. */
  approves(update: Update): Promise<boolean>;
  put(query: QueryToSave): Promise<void>;
}

export interface Update {
  readonly saved: SavedQuery;
  readonly next: QueryToSave;
  /** True where somebody else has changed the saved query since it was last seen here. */
  readonly isForeign: boolean;
}

export type UpdateOutcome =
  | { readonly kind: 'updated' | 'unchanged'; readonly name: string }
  | { readonly kind: 'cancelled' }
  /** There is no such saved query any more. */
  | { readonly kind: 'gone' };

/**
 * Saves a query over the saved one, once the user has seen what that replaces: whatever somebody
 * else saves until then is shown, too. `seen` is how it was when it was opened here, if known.
 */
export async function updateAfterApproval(
  steps: UpdateSteps,
  seen: SeenQuery | undefined,
): Promise<UpdateOutcome> {
  let known = seen;
  let saved = await steps.find();
  while (saved !== undefined) {
    const next = steps.next(saved);
    if (isUnchanged(saved, next)) return { kind: 'unchanged', name: saved.name };
    const isForeign = known !== undefined && hasChangedSince(known, saved);
    if (!(await steps.approves({ saved, next, isForeign }))) return { kind: 'cancelled' };
    const latest = await steps.find();
    if (latest !== undefined && !hasChangedSince(saved, latest)) {
      await steps.put(next);
      return { kind: 'updated', name: next.name };
    }
    known = saved;
    saved = latest;
  }
  return { kind: 'gone' };
}
