import type { CloudSettings } from '#protocol/results.ts';
import { aboutPriceText, priceOf, priceText } from './price.ts';

/** What decides whether the user is asked before a run. */
export interface RunCost {
  readonly settings: Pick<CloudSettings, 'confirmAbove' | 'dailyBudget' | 'pricePerGigabyte'>;
  /**
   * US dollars since the day began in UTC. What runs that go on will cost is better part of it: the
   * ledger alone knows only those that have ended.
   */
  readonly spentToday: number;
  /** The bytes that the run may scan; undefined where nobody knows. */
  readonly estimate: number | undefined;
}

/** The part of a budget after which a run of unknown price may well be too much. */
const nearlySpent = 0.9;

/**
 * Why the user has to be asked before the run, in whole sentences; undefined where it can start.
 *
 * A run of known price is asked about where it costs more than `confirmAbove`, or takes the day past
 * its budget. Of a run of unknown price nothing says that it is dear, and to ask before each first
 * run on a source would teach people to say yes. So it is asked about only where nine tenths of the
 * budget are gone, and where `confirmAbove` is 0, which means before everything that may cost. A run
 * that costs nothing is never asked about.
 */
export function reasonToAsk(cost: RunCost): string | undefined {
  const reasons =
    cost.estimate === undefined ? unknownReasons(cost) : knownReasons(cost, cost.estimate);
  return reasons.length === 0 ? undefined : reasons.join(' ');
}

function knownReasons({ settings, spentToday }: RunCost, bytes: number): readonly string[] {
  const { confirmAbove, dailyBudget } = settings;
  const price = priceOf(bytes, settings);
  const reasons: string[] = [];
  if (price === 0) return reasons;
  if (confirmAbove !== undefined && price > confirmAbove) {
    reasons.push(
      `The run may cost ${aboutPriceText(price)}, and ctq.cloudwatch.confirmAbove is ${priceText(confirmAbove)}.`,
    );
  }
  if (dailyBudget !== undefined && spentToday + price > dailyBudget) {
    reasons.push(
      `With it today's runs come to ${aboutPriceText(spentToday + price)}, and the day's budget (ctq.cloudwatch.dailyBudget) is ${priceText(dailyBudget)}.`,
    );
  }
  return reasons;
}

function unknownReasons({ settings, spentToday }: RunCost): readonly string[] {
  const { confirmAbove, dailyBudget, pricePerGigabyte } = settings;
  const reasons: string[] = [];
  if (pricePerGigabyte === 0) return reasons;
  if (confirmAbove === 0) {
    reasons.push('Nobody knows what the run costs, and ctq.cloudwatch.confirmAbove is $0.00.');
  }
  if (dailyBudget !== undefined && spentToday >= nearlySpent * dailyBudget) {
    reasons.push(
      `Nobody knows what the run costs, and ${priceText(spentToday)} of the day's budget of ${priceText(dailyBudget)} (ctq.cloudwatch.dailyBudget) are spent.`,
    );
  }
  return reasons;
}
