import { LogsFault } from '../aws/logs-fault.ts';
import type { CloudServices } from '../cloud-services.ts';
import type { CloudRequest } from '../plan/prepare-cloud-query.ts';
import { readPlacePointer } from '../plan/row-pointer.ts';
import { passingKinds, tryAgain } from '../try-again.ts';

/** The event behind a row's pointer as JSON text; undefined where it is gone. */
export async function fetchCloudEvent(
  { connect, clock }: Pick<CloudServices, 'connect' | 'clock'>,
  { source }: CloudRequest,
  pointer: string,
): Promise<string | undefined> {
  const placed = readPlacePointer(pointer);
  const place = placed && source.places[placed.place];
  if (placed === undefined || place === undefined) return undefined;
  const { signal } = new AbortController();
  const { api } = connect(place);
  try {
    const fields = await tryAgain(
      async () => await api.logRecord(placed.pointer, signal),
      clock,
      passingKinds,
    );
    return fields.get('@message') ?? JSON.stringify(Object.fromEntries(fields));
  } catch (error) {
    const isGone =
      error instanceof LogsFault && (error.kind === 'not-found' || error.kind === 'invalid');
    if (isGone) return undefined;
    throw error;
  }
}
