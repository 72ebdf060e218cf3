import type { Clock } from '../../clock.ts';
import { folderSlots } from './folder-slots.ts';
import { keepLimits } from './keep-limits.ts';
import type { Limits } from './limits.ts';

/** Limits of all programs that are given the same folder; it is made when it is first needed. */
export function sharedLimits(folder: string, clock: Clock): Limits {
  return keepLimits(folderSlots(folder, clock), clock);
}
