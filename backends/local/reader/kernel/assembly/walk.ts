import {
  closeBrace,
  closeBracket,
  colon,
  comma,
  firstOfNull,
  openBrace,
  openBracket,
  quote,
  space,
} from './bytes';
import { nestedEnd } from './nested';
import {
  endAt,
  entryNextAt,
  entryNumberAt,
  entryStepAt,
  firstChildAt,
  keysAt,
  lastPositionAt,
  nextSiblingAt,
  ownerAt,
  positionsAt,
  slotAt,
  startAt,
  stepBehind,
} from './steps';

import { forgetEscapes, spaceEnd, textEnd } from './text';
import { fail, valueEnd } from './value';

/* One pass over an object that notes where the values of the wanted paths lie: record-walker.ts. */

let root: i32 = 0;
/** For each slot, start and end of its value; -1: none. */
let slots: i32 = 0;
let slotCount: i32 = 0;
/** The number of objects that were walked so far. */
let objects: u64 = 0;
/** Where the object began that `nextRecord` has found last. */
let foundRecord: i32 = 0;

/** Takes the paths that are read from now on. */
export function usePaths(rootStep: i32, slotTable: i32, count: i32): void {
  root = rootStep;
  slots = slotTable;
  slotCount = count;
  memory.fill(slots, 0xff, slotCount << 3);
}

/** The place behind the object that begins (with its brace) at `position`; -1: `fail`. */
export function walk(position: i32, end: i32): i32 {
  memory.fill(slots, 0xff, slotCount << 3);
  return objectEnd(position + 1, end, root);
}

/**
 * Walks the object that comes next in a list, from a place between two values; gives the place behind
 * it, and -1 where what comes is anything else than a whole object with a value in one of the first
 * slots, `marks` of them.
 */
export function nextRecord(position: i32, end: i32, marks: i32): i32 {
  let at = position;
  while (load<u8>(at) == comma || load<u8>(at) <= space) at += 1;
  if (at >= end || load<u8>(at) != openBrace) return -1;
  const found = walk(at, end);
  foundRecord = at;
  for (let slot = 0; slot < marks; slot += 1) if (slotStart(slot) >= 0) return found;
  return -1;
}

export function recordStart(): i32 {
  return foundRecord;
}

/** Where the slot's value of the last object begins, -1 where it has none, and ends. */
export function slotStart(slot: i32): i32 {
  return load<i32>(slots + (slot << 3));
}

export function slotEnd(slot: i32): i32 {
  return load<i32>(slots + (slot << 3), 4);
}

function objectEnd(position: i32, end: i32, from: i32): i32 {
  objects += 1;
  const serial = objects;
  let at = spaceEnd(position);
  if (load<u8>(at) == closeBrace) return at + 1;
  while (true) {
    if (load<u8>(at) != quote) return fail(at, end);
    const key = at + 1;
    forgetEscapes();
    at = textEnd(key, end);
    if (at < 0) return fail(end, end);
    const keyEnd = at - 1;
    if (load<u8>(at) != colon) at = spaceEnd(at);
    if (load<u8>(at) != colon) return fail(at, end);
    at = spaceEnd(at + 1);
    const step = stepBehind(from, key, keyEnd);
    at = step == 0 ? valueEnd(at, end) : memberEnd(at, end, step, serial);
    if (at < 0) return -1;
    at = spaceEnd(at);
    const byte = load<u8>(at);
    if (byte == closeBrace) return at + 1;
    if (byte != comma) return fail(at, end);
    at = spaceEnd(at + 1);
  }
}

/** A value behind a key: an earlier one behind the same key of the same object is forgotten. */
function memberEnd(position: i32, end: i32, step: i32, serial: u64): i32 {
  if (load<u64>(step, ownerAt) == serial) {
    forget(step, load<i32>(step, startAt), load<i32>(step, endAt));
  }
  const found = wantedEnd(position, end, step);
  store<u64>(step, serial, ownerAt);
  store<i32>(step, position, startAt);
  store<i32>(step, found, endAt);
  return found;
}

function wantedEnd(position: i32, end: i32, step: i32): i32 {
  const byte = load<u8>(position);
  if (byte == openBrace && load<i32>(step, keysAt) != 0) {
    note(step, -1, -1);
    return objectEnd(position + 1, end, step);
  }
  if (byte == openBracket && load<i32>(step, lastPositionAt) >= 0) {
    note(step, -1, -1);
    return listEnd(position + 1, end, step);
  }
  const isLeaf = byte != openBrace && byte != openBracket && byte != firstOfNull;
  const found = valueEnd(position, end);
  note(step, isLeaf ? position : -1, found);
  return found;
}

function listEnd(position: i32, end: i32, from: i32): i32 {
  const last = load<i32>(from, lastPositionAt);
  let wanted: i32 = load<i32>(from, positionsAt);
  let at = spaceEnd(position);
  if (load<u8>(at) == closeBracket) return at + 1;
  for (let index = 0; index <= last; index += 1) {
    if (load<i32>(wanted, entryNumberAt) == index) {
      at = wantedEnd(at, end, load<i32>(wanted, entryStepAt));
      wanted = load<i32>(wanted, entryNextAt);
    } else at = valueEnd(at, end);
    if (at < 0) return -1;
    at = spaceEnd(at);
    const byte = load<u8>(at);
    if (byte == closeBracket) return at + 1;
    if (byte != comma) return fail(at, end);
    at = spaceEnd(at + 1);
  }
  const found = nestedEnd(at, end);
  return found < 0 ? fail(end, end) : found;
}

function note(step: i32, start: i32, end: i32): void {
  const slot = load<i32>(step, slotAt);
  if (slot < 0) return;
  store<i32>(slots + (slot << 3), start);
  store<i32>(slots + (slot << 3), end, 4);
}

/** Forgets what was found behind the step between the two places. */
function forget(step: i32, from: i32, to: i32): void {
  const slot = load<i32>(step, slotAt);
  if (slot >= 0) {
    const start = load<i32>(slots + (slot << 3));
    if (start >= from && start < to) note(step, -1, -1);
  }
  let child: i32 = load<i32>(step, firstChildAt);
  while (child != 0) {
    forget(child, from, to);
    child = load<i32>(child, nextSiblingAt);
  }
}
