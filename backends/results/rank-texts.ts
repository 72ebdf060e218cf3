import type { Cells } from './order-rows.ts';
import { orderTexts } from './order-texts.ts';

/**
 * Returns for each cell the place of its text among the different texts of the column, in the
 * engine's order; equal texts have equal places. A missing cell has any place.
 */
export function rankTexts(cells: Cells): Uint32Array {
  const { texts, ids } = numberTexts(cells);
  const order = orderTexts(texts);
  const places = new Uint32Array(texts.length);
  let place = 0;
  // Counting loops, here and below: over a million rows an iterator's pairs cost more than the work.
  for (let index = 0; index < order.length; index += 1) {
    const id = order[index] ?? 0;
    if (index > 0 && texts[id] !== texts[order[index - 1] ?? 0]) place += 1;
    places[id] = place;
  }
  return ids.map((id) => places[id] ?? 0);
}

interface NumberedTexts {
  readonly texts: readonly string[];
  /** For each cell the index of its text. */
  readonly ids: Uint32Array;
}

/**
 * In most columns of a log few texts differ, so each is looked at once. Where nearly all differ,
 * finding the equal ones would cost more than it saves.
 */
function numberTexts(cells: Cells): NumberedTexts {
  if (mostlyDiffer(cells)) {
    const texts = cells.map((cell) => cell ?? '');
    return { texts, ids: new Uint32Array(texts.length).map((_, index) => index) };
  }
  const idOf = new Map<string, number>();
  const ids = new Uint32Array(cells.length);
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] ?? null;
    if (cell === null) continue;
    const known = idOf.get(cell);
    ids[index] = known ?? idOf.size;
    if (known === undefined) idOf.set(cell, idOf.size);
  }
  return { texts: [...idOf.keys()], ids };
}

const sampleSize = 4000;

function mostlyDiffer(cells: Cells): boolean {
  const step = Math.max(1, Math.floor(cells.length / sampleSize));
  const sample = new Set<string | null>();
  let looked = 0;
  for (let index = 0; index < cells.length; index += step) {
    sample.add(cells[index] ?? null);
    looked += 1;
  }
  return sample.size > looked / 2;
}
