import { type Bounds, clamp, type Place } from './selection.ts';

/** A key as far as moving about is concerned. `command` is Ctrl, or Cmd on a Mac. */
export interface Key {
  readonly key: string;
  readonly command: boolean;
}

/**
 * Returns where a key leads from a cell: to a cell, up into the header row, or nowhere (undefined)
 * because it is no key for moving. The keys are those of the WAI-ARIA grid pattern.
 */
export function destination(key: Key, from: Place, bounds: Bounds): Place | 'header' | undefined {
  if (key.key === 'ArrowUp' && !key.command && from.row === 0) return 'header';
  const step = steps.get(`${key.command ? 'command+' : ''}${key.key}`);
  return step === undefined ? undefined : clamp(step(from, bounds), bounds);
}

type Step = (from: Place, bounds: Bounds) => Place;

const steps = new Map<string, Step>([
  ['ArrowUp', ({ row, column }) => ({ row: row - 1, column })],
  ['ArrowDown', ({ row, column }) => ({ row: row + 1, column })],
  ['ArrowLeft', ({ row, column }) => ({ row, column: column - 1 })],
  ['ArrowRight', ({ row, column }) => ({ row, column: column + 1 })],
  ['PageUp', ({ row, column }, { page }) => ({ row: row - page, column })],
  ['PageDown', ({ row, column }, { page }) => ({ row: row + page, column })],
  ['Home', ({ row }) => ({ row, column: 0 })],
  ['End', ({ row }, { columns }) => ({ row, column: columns - 1 })],
  ['command+Home', () => ({ row: 0, column: 0 })],
  ['command+End', (_, { rows, columns }) => ({ row: rows - 1, column: columns - 1 })],
  ['command+ArrowUp', ({ column }) => ({ row: 0, column })],
  ['command+ArrowDown', ({ column }, { rows }) => ({ row: rows - 1, column })],
  ['command+ArrowLeft', ({ row }) => ({ row, column: 0 })],
  ['command+ArrowRight', ({ row }, { columns }) => ({ row, column: columns - 1 })],
]);
