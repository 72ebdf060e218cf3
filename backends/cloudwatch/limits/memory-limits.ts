import type { Clock } from '../../clock.ts';
import { keepLimits } from './keep-limits.ts';
import type { Limits } from './limits.ts';
import { memorySlots } from './slot-store.ts';

/** Limits of this program alone. */
export function memoryLimits(clock: Clock): Limits {
  return keepLimits(memorySlots(), clock);
}
