import { aboutPriceText, bytesText } from '#protocol/amounts.ts';
import type { CostPlan } from '#protocol/cloud.ts';

/** A question: what is asked in a sentence, and what there is to know about it. */
export interface PlanText {
  readonly message: string;
  readonly detail: string;
}

/** What a run is about to do, as a question to its user. */
export function planText(plan: CostPlan): PlanText {
  const lines = [sentText(plan), scannedText(plan), priceLine(plan)];
  return {
    message: `Run “${plan.title}” on ${plan.source}?`,
    detail: `${asSentence(plan.reason)}\n\n${lines.join('\n')}`,
  };
}

function sentText({ queries, places, sliceLength }: CostPlan): string {
  const slices = sliceLength === undefined ? '' : `, each over ${lengthText(sliceLength)} at most`;
  return `Sent: ${counted(queries, 'query', 'queries')} to ${counted(places, 'place', 'places')}${slices}`;
}

function scannedText({ bytes, basis }: CostPlan): string {
  if (bytes === undefined) return 'Scanned: nobody knows how much';
  const from = basis === undefined ? '' : ` (${basis})`;
  return `Scanned: about ${bytesText(bytes)}${from}`;
}

function priceLine({ price }: CostPlan): string {
  return `Price: ${price === undefined ? 'unknown' : aboutPriceText(price)}`;
}

function asSentence(text: string): string {
  const trimmed = text.trim();
  const first = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

const units = [
  { name: 'day', milliseconds: 86_400_000 },
  { name: 'hour', milliseconds: 3_600_000 },
  { name: 'minute', milliseconds: 60_000 },
  { name: 'second', milliseconds: 1000 },
] as const;

/** A length of time in the largest unit that it fills twice, or once exactly: `36 hours`, `1 day`. */
function lengthText(milliseconds: number): string {
  const unit =
    units.find(({ milliseconds: size }) => milliseconds >= 2 * size || milliseconds === size) ??
    units[units.length - 1];
  const count = Math.round((milliseconds / (unit?.milliseconds ?? 1)) * 10) / 10;
  return counted(count, unit?.name ?? '', `${unit?.name ?? ''}s`);
}
