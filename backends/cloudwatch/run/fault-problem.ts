import type { CloudWatchPlace, RunProblem } from '#protocol/results.ts';
import { type FaultKind, LogsFault } from '../aws/logs-fault.ts';
import type { CloudOrder } from '../plan/cloud-plan.ts';
import { placeName } from './place-name.ts';

/** Codes of problems, where the kind of the fault is no code by itself. */
const codes: Readonly<Partial<Record<FaultKind, string>>> = {
  malformed: 'cloudwatch-refused',
  retention: 'range-outside-retention',
  timeout: 'query-timeout',
  failed: 'query-failed',
};

/** What has stopped an order, for users: where it happened, and where in the query. */
export function faultProblem(
  fault: LogsFault,
  order: CloudOrder,
  places: readonly CloudWatchPlace[],
): RunProblem {
  const { kind, location } = fault.details;
  const place = places[order.place];
  // Most faults name their place themselves.
  const isNamed = place === undefined || fault.message.includes(place.region);
  const where = places.length > 1 && !isNamed ? `${placeName(place)}: ` : '';
  // What we add to the end of the text is nothing that the author wrote.
  const last = order.query.text.length;
  const inRequest =
    location &&
    order.placeInRequest({
      start: Math.min(location.start, last),
      end: Math.min(location.end, last),
    });
  return {
    code: codes[kind] ?? `cloudwatch-${kind}`,
    severity: 'error',
    message: `${where}${fault.message}`,
    ...inRequest,
  };
}

/** A fault, where it is one; whatever else is thrown is a mistake of ours. */
export function asFault(error: unknown): LogsFault {
  if (error instanceof LogsFault) return error;
  throw error;
}
