import { aboutPriceText, bytesText, priceText } from '#backends/cloudwatch/ledger/price.ts';
import {
  type DaySpending,
  type SourceSpending,
  type Spending,
  spendingByDay,
  spentSince,
  startOfDay,
  startOfMonth,
} from '#backends/cloudwatch/ledger/summaries.ts';
import type { LedgerEntry } from '#protocol/cloud.ts';
import type { CloudSettings } from '#protocol/results.ts';

/** A line of the view: a day, a source on that day, or a run. */
export interface SpendingNode {
  /** The same whenever it is shown again. */
  readonly id: string;
  readonly kind: 'day' | 'source' | 'run';
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly isExpanded: boolean;
  readonly children: readonly SpendingNode[];
}

/** All that the view shows. */
export interface SpendingOverview {
  readonly nodes: readonly SpendingNode[];
  /** What this month has cost so far, in a few words; undefined where nothing has run. */
  readonly month: string | undefined;
  /** How the day's budget stands; undefined where there is none, or nothing has run. */
  readonly budget: string | undefined;
}

const dayLength = 86_400_000;
const shownDays = 31;

/** Since when there have to be entries for what is shown at this moment; milliseconds since 1970. */
export function shownSince(now: number): number {
  return Math.min(startOfMonth(now), startOfDay(now) - (shownDays - 1) * dayLength);
}

/** What has been spent, the latest day first, at this moment (milliseconds since 1970). */
export function spendingOverview(
  entries: readonly LedgerEntry[],
  { dailyBudget }: Pick<CloudSettings, 'dailyBudget'>,
  now: number,
): SpendingOverview {
  const isEmpty = entries.length === 0;
  const today = startOfDay(now);
  return {
    nodes: spendingByDay(entries).map((day) => dayNode(day, today)),
    month: isEmpty
      ? undefined
      : `${priceText(spentSince(entries, startOfMonth(now)).price)} this month`,
    budget:
      isEmpty || dailyBudget === undefined
        ? undefined
        : budgetText(spentSince(entries, today).price, dailyBudget),
  };
}

function budgetText(spent: number, budget: number): string {
  return spent > budget
    ? `Today ${priceText(spent)}: more than the day's budget of ${priceText(budget)}`
    : `Today ${priceText(spent)} of the day's budget of ${priceText(budget)}`;
}

function dayNode(day: DaySpending, today: number): SpendingNode {
  const date = new Date(day.start).toISOString().slice(0, 10);
  const isToday = day.start === today;
  return {
    id: date,
    kind: 'day',
    label: isToday ? 'Today' : date,
    description: amounts(day),
    tooltip: `${date} (UTC): ${inFull(day)}`,
    isExpanded: isToday,
    children: day.sources.map((source) => sourceNode(source, date)),
  };
}

function sourceNode(spending: SourceSpending, day: string): SpendingNode {
  const { source, entries } = spending;
  const id = `${day}/${source}`;
  return {
    id,
    kind: 'source',
    label: source,
    description: amounts(spending),
    tooltip: `${source} on ${day} (UTC): ${inFull(spending)}`,
    isExpanded: false,
    // Numbered from the oldest, so that runs keep their names when one is added.
    children: entries.map((entry, index) => runNode(entry, `${id}/${entries.length - index}`)),
  };
}

function runNode({ time, title, bytes, price }: LedgerEntry, id: string): SpendingNode {
  const minute = new Date(time).toISOString().slice(11, 16);
  return {
    id,
    kind: 'run',
    label: title,
    description: `${minute} · ${bytesText(bytes)} · ${priceText(price)}`,
    tooltip: `${title} at ${minute} (UTC): ${bytesText(bytes)} scanned, ${aboutPriceText(price)}`,
    isExpanded: false,
    children: [],
  };
}

function amounts({ bytes, price }: Spending): string {
  return `${priceText(price)} · ${bytesText(bytes)}`;
}

function inFull({ runs, bytes, price }: Spending): string {
  const counted = runs === 1 ? '1 run' : `${runs} runs`;
  return `${counted}, ${bytesText(bytes)} scanned, ${aboutPriceText(price)}`;
}
