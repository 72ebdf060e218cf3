import type { CostPlan } from '#protocol/cloud.ts';
import type { CloudSettings } from '#protocol/results.ts';
import type { CloudServices } from '../cloud-services.ts';
import { reasonToAsk } from '../ledger/budget.ts';
import { estimateFromLedger } from '../ledger/estimate-bytes.ts';
import { priceOf } from '../ledger/price.ts';
import { spentSince, startOfDay } from '../ledger/summaries.ts';
import type { CloudRequest } from '../plan/prepare-cloud-query.ts';
import type { CloudRunPlan } from '../plan/cloud-plan.ts';

const day = 24 * 3_600_000;

/** Runs that are older say little of what a source is like now. */
const remembered = 30 * day;

export interface PlannedCost {
  readonly bytes: number | undefined;
  readonly basis: string | undefined;
}

/** What asking about a run's cost needs. */
export interface CostQuestion {
  readonly request: CloudRequest;
  readonly settings: CloudSettings;
  readonly plan: CloudRunPlan;
  /** US dollars that runs which have not ended may cost. */
  readonly promised: number;
  /** CloudWatch's own estimate in bytes; undefined where it gives none. */
  readonly estimate: () => Promise<number | undefined>;
}

/**
 * What the user has to be asked before the run; undefined where it can start. The bytes come from
 * earlier runs on the source, else, where the range is long enough to be worth the wait, from
 * CloudWatch.
 */
export async function costPlan(
  { ledger, clock }: CloudServices,
  question: CostQuestion,
): Promise<{ readonly cost: number | undefined; readonly ask: CostPlan | undefined }> {
  const { settings, request, plan, promised } = question;
  const now = clock.now();
  const entries = await ledger.since(now - remembered);
  const { bytes, basis } = await estimated(question, () =>
    estimateFromLedger(entries, request.source.name, rangeLength(plan)),
  );
  const price = bytes === undefined ? undefined : priceOf(bytes, settings);
  const spentToday = spentSince(entries, startOfDay(now)).price + promised;
  const reason = reasonToAsk({ settings, spentToday, estimate: bytes });
  if (reason === undefined) return { cost: price, ask: undefined };
  const [first] = plan.orders;
  const sliceLength = plan.isSliced && first ? first.slice.end - first.slice.start : undefined;
  return {
    cost: price,
    ask: {
      title: request.title,
      source: request.source.name,
      queries: plan.orders.length,
      places: plan.places.length,
      sliceLength,
      bytes,
      basis,
      price,
      reason,
    },
  };
}

/** Milliseconds that a plan covers. */
export function rangeLength({ range: { start = 0, end = 0 } }: CloudRunPlan): number {
  return end - start;
}

async function estimated(
  { plan, settings, estimate }: CostQuestion,
  fromLedger: () => number | undefined,
): Promise<PlannedCost> {
  const known = fromLedger();
  if (known !== undefined) return { bytes: known, basis: 'from earlier runs on this source' };
  const isWorthIt = rangeLength(plan) > day || settings.dailyBudget !== undefined;
  const bytes = isWorthIt ? await estimate() : undefined;
  return { bytes, basis: bytes === undefined ? undefined : "CloudWatch's own estimate" };
}
