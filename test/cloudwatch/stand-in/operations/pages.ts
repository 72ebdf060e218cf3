import type { Cloud } from '../cloud.ts';
import { invalidParameter } from '../service-error.ts';
import { type Input, textOf } from './input.ts';

/** How long the token of a next page can be used, in milliseconds. */
const validity = 3_600_000;

export interface PageOrder {
  /** What is paged through: a token of something else is refused. */
  readonly subject: string;
  readonly size: number;
}

interface PageBounds {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** Nothing on the last page. */
  readonly next: { readonly nextToken?: string };
}

/** The bounds of the page that the input's `nextToken` asks for, the first one without. */
export function boundsOf(
  { clock }: Cloud,
  input: Input,
  { subject, size, total }: PageOrder & { readonly total: number },
): PageBounds {
  const token = textOf(input, 'nextToken');
  const now = clock.now();
  const from = token === undefined ? 0 : offsetOf(token, subject, now);
  const to = Math.min(total, from + size);
  const nextToken = Buffer.from(JSON.stringify([subject, to, now + validity])).toString('base64');
  return { from, to, next: to < total ? { nextToken } : {} };
}

export interface ItemPage<Item> extends Pick<PageBounds, 'next'> {
  readonly items: readonly Item[];
}

export function pageOf<Item>(
  cloud: Cloud,
  input: Input,
  all: readonly Item[],
  order: PageOrder,
): ItemPage<Item> {
  const { from, to, next } = boundsOf(cloud, input, { ...order, total: all.length });
  return { items: all.slice(from, to), next };
}

function offsetOf(token: string, subject: string, now: number): number {
  const refused = invalidParameter('The specified nextToken is invalid.');
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(token, 'base64').toString());
  } catch {
    throw refused;
  }
  if (!Array.isArray(parsed)) throw refused;
  const [ofSubject, offset, until]: readonly unknown[] = parsed;
  if (ofSubject !== subject || typeof offset !== 'number') throw refused;
  if (typeof until !== 'number' || until < now) throw refused;
  return offset;
}
