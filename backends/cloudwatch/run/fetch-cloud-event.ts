import type { CloudServices } from '../cloud-services.ts';
import type { FaultKind } from '../aws/logs-fault.ts';
import type { CloudRequest } from '../plan/prepare-cloud-query.ts';
import { readPlacePointer } from '../plan/row-pointer.ts';
import { asFault } from './fault-problem.ts';

/** Faults that soon pass. */
const passing: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'throttled',
  'network',
  'service',
  'clock',
  'expired',
  'unreadable',
]);

/** Whoever waits for an event to be shown does so for a few seconds. */
const tries = 4;

/** The first pause before another try, in milliseconds. */
const firstPause = 250;

/** The event behind a row's pointer as JSON text; undefined where it is gone. */
export async function fetchCloudEvent(
  { connect, clock, random }: CloudServices,
  { source }: CloudRequest,
  pointer: string,
): Promise<string | undefined> {
  const placed = readPlacePointer(pointer);
  const place = placed && source.places[placed.place];
  if (placed === undefined || place === undefined) return undefined;
  const { signal } = new AbortController();
  for (let attempt = 1; ; attempt += 1) {
    try {
      const fields = await connect(place).api.logRecord(placed.pointer, signal);
      return fields.get('@message') ?? JSON.stringify(Object.fromEntries(fields));
    } catch (error) {
      const fault = asFault(error);
      if (fault.kind === 'not-found' || fault.kind === 'invalid') return undefined;
      if (attempt === tries || !passing.has(fault.kind)) throw fault;
      await clock.sleep(random() * firstPause * 2 ** attempt, signal);
    }
  }
}
