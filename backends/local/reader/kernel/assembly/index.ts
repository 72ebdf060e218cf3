/* What the kernel gives to kernel.ts. All places are addresses in its memory. */
export {
  createDictionary,
  intern,
  isRegionFull,
  regionStart,
  useRegion,
  valueLength,
  valueStart,
} from './dictionary';
export { find } from './find';
export { gather } from './gather';
export { valueEnd } from './value';
export { spaceEnd, textEnd } from './text';
export { timeAt } from './time';
export { nextRecord, recordStart, usePaths, walk } from './walk';
import { reached } from './value';

/** How far reading came when it last failed. */
export function reachedPlace(): i32 {
  return reached;
}
