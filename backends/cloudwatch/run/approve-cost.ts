import type { CostPlan } from '#protocol/cloud.ts';
import type { CloudSettings } from '#protocol/results.ts';
import type { CloudServices } from '../cloud-services.ts';
import { reasonToAsk } from '../ledger/budget.ts';
import { estimateFromLedger } from '../ledger/estimate-bytes.ts';
import { priceOf } from '../ledger/price.ts';
import { spentSince, startOfDay } from '../ledger/summaries.ts';
import type { CloudRequest } from '../plan/prepare-cloud-query.ts';
import type { CloudRunPlan } from '../plan/cloud-plan.ts';

const hour = 3_600_000;

/** Runs that are older say little of what a source is like now. */
const remembered = 30 * 24 * hour;

export interface PlannedCost {
  readonly bytes: number | undefined;
  readonly basis: string | undefined;
}

/** What asking about a run's cost needs. */
export interface CostQuestion {
  readonly request: CloudRequest;
  readonly settings: CloudSettings;
  readonly plan: CloudRunPlan;
  /** The plan of one query a place, for what is not worth more. */
  readonly whole: CloudRunPlan;
  /** US dollars that runs which have not ended may cost. */
  readonly promised: number;
  /** CloudWatch's own estimate in bytes; undefined where it gives none. */
  readonly estimate: () => Promise<number | undefined>;
}

export interface CostAnswer {
  /** The one of the two plans that is worth its queries. */
  readonly plan: CloudRunPlan;
  /** US dollars; undefined where nobody knows. */
  readonly price: number | undefined;
  /** Undefined where nobody has to be asked. */
  readonly ask: CostPlan | undefined;
}

/**
 * What the user has to be asked before the run; undefined where it can start. The bytes come from
 * earlier runs on the source, else, where the range is long enough to be worth the wait, from
 * CloudWatch.
 */
export async function costPlan(
  { ledger, clock }: CloudServices,
  question: CostQuestion,
): Promise<CostAnswer> {
  const { settings, request, promised } = question;
  const now = clock.now();
  const entries = await ledger.since(now - remembered);
  const spentToday = spentSince(entries, startOfDay(now)).price + promised;
  const known = estimateFromLedger(entries, request.source.name, rangeLength(question.plan));
  const { bytes, basis } = await estimated(question, { known, spentToday });
  const price = bytes === undefined ? undefined : priceOf(bytes, settings);
  const reason = reasonToAsk({ settings, spentToday, estimate: bytes });
  const plan = planWorth(question, bytes);
  if (reason === undefined) return { plan, price, ask: undefined };
  const lengths = plan.orders.map(({ slice }) => slice.end - slice.start);
  const sliceLength = plan.isSliced ? Math.max(...lengths) : undefined;
  return {
    plan,
    price,
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
function rangeLength({ range: { start = 0, end = 0 } }: CloudRunPlan): number {
  return end - start;
}

/** Bytes that CloudWatch scans within seconds, so that slices would only take longer. */
const smallScan = 2e9;

function planWorth({ plan, whole }: CostQuestion, bytes: number | undefined): CloudRunPlan {
  return bytes !== undefined && bytes < smallScan && !plan.needsSlices ? whole : plan;
}

/** What earlier runs say has to be so many times too low before it makes a difference. */
const safety = 4;

/**
 * Earlier runs are at hand at once, and only like this one: where they come near a limit, CloudWatch
 * is asked, and where they say nothing, as far as the range is long enough to be worth the wait.
 */
async function estimated(
  { plan, settings, estimate }: CostQuestion,
  { known, spentToday }: { readonly known: number | undefined; readonly spentToday: number },
): Promise<PlannedCost> {
  const isFar =
    known !== undefined &&
    reasonToAsk({ settings, spentToday, estimate: safety * known }) === undefined;
  const isWorthIt = rangeLength(plan) > hour || settings.dailyBudget !== undefined;
  const asked = isFar || (known === undefined && !isWorthIt) ? undefined : await estimate();
  if (asked !== undefined) return { bytes: asked, basis: "CloudWatch's own estimate" };
  return {
    bytes: known,
    basis: known === undefined ? undefined : 'from earlier runs on this source',
  };
}
