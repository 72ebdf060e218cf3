import { hour } from './clock.ts';
import { usualDelivery } from './delivery.ts';
import { createRandom } from './random.ts';
import type { Delivery } from './delivery.ts';
import type { SampleEvent } from './event.ts';

/**
 * `events` on their way into files, with what readers of real logs have to live with: most records
 * come within some minutes, a few hours late, and a few come twice.
 */
export function deliver(events: readonly SampleEvent[]): readonly Delivery[] {
  const random = createRandom('delivery');
  return events.flatMap((event, index) => {
    const delivery = usualDelivery(event, random.int(60, 600));
    if (index % 911 === 400) return [usualDelivery(event, random.int(3 * hour, 30 * hour))];
    // The second copy comes in the same file or, from time to time, in a later one.
    if (index % 617 === 300) return [delivery, delivery];
    if (index % 997 === 500) return [delivery, usualDelivery(event, 26 * hour)];
    return [delivery];
  });
}
