import type { CloudRunPlan } from '../plan/cloud-plan.ts';
import { asFault } from './fault-problem.ts';
import { followQuery, type QueryAnswer } from './follow-query.ts';
import type { OrderServices } from './run-orders.ts';

/**
 * The bytes that a run would scan, of all places, as CloudWatch's `estimate` says, which is free;
 * undefined where any place does not say. That a place can't be reached, the run itself will tell.
 */
export async function estimateRun(
  services: OrderServices,
  plan: CloudRunPlan,
  signal: AbortSignal,
): Promise<number | undefined> {
  const orders = plan.inOnePiece().orders;
  const figures = await Promise.all(
    orders.map(async ({ place: index, query, key }) => {
      const place = plan.places[index];
      if (place === undefined) return undefined;
      const news = followQuery(
        { ...services, connection: services.connect(place) },
        {
          place,
          // A comment at the end of the query must not take the command in.
          query: { ...query, text: `${query.text}\n| estimate`, limit: undefined },
          key: `estimate ${key}`,
          concurrency: services.settings.concurrency,
        },
        signal,
      );
      try {
        return bytesOf(await lastOf(news));
      } catch (error) {
        asFault(error);
        return undefined;
      }
    }),
  );
  return figures.reduce<number | undefined>(
    (sum, bytes) => (sum === undefined || bytes === undefined ? undefined : sum + bytes),
    0,
  );
}

async function lastOf(news: AsyncGenerator<unknown, QueryAnswer>): Promise<QueryAnswer> {
  for (;;) {
    const { value, done } = await news.next();
    if (done === true) return value;
  }
}

/** The one number of the one row, whatever CloudWatch calls it. */
function bytesOf({ rows }: QueryAnswer): number | undefined {
  const numbers = (rows[0] ?? []).map(([, value]) => Number(value));
  return numbers.find((number) => Number.isFinite(number) && number >= 0);
}
