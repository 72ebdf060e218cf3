import type { GridAction } from '#protocol/webview.ts';
import { destination, type Key } from './navigation.ts';
import type { Bounds, Place } from './selection.ts';

/** What a key does in the cells or the headers of the grid. */
export interface KeyActions {
  /** The cell with the focus; undefined where there are no rows. */
  readonly active: () => Place | undefined;
  /** The header with the focus, by its place among those shown. */
  readonly header: () => number;
  readonly bounds: () => Bounds;
  readonly moveTo: (place: Place, extend: boolean) => void;
  readonly focusHeader: (position: number) => void;
  readonly leaveHeader: () => void;
  readonly sortBy: (position: number) => void;
  readonly moveColumn: (position: number, step: -1 | 1) => void;
  readonly resizeColumn: (position: number, step: -1 | 1) => void;
  readonly selectRow: () => void;
  readonly selectColumn: () => void;
  readonly perform: (action: GridAction) => void;
}

/**
 * Handles the keys of the grid before SlickGrid sees them. A key that is used goes no further:
 * SlickGrid has ideas of its own about it. All others go on, to VS Code's key bindings in the end.
 */
export function listenToKeys(host: HTMLElement, actions: KeyActions): void {
  const handle = (event: KeyboardEvent): void => {
    if (!(event.target instanceof Element) || event.isComposing) return;
    // Tab leaves the grid; SlickGrid would go to the next cell.
    if (event.key === 'Tab') return event.stopPropagation();
    const isHeader = event.target.closest('.slick-header-column') !== null;
    const isUsed = isHeader ? handleHeaderKey(event, actions) : handleCellKey(event, actions);
    if (!isUsed) return;
    event.preventDefault();
    event.stopPropagation();
  };
  host.addEventListener('keydown', handle, true);
}

function handleCellKey(event: KeyboardEvent, actions: KeyActions): boolean {
  const from = actions.active();
  if (from === undefined || event.altKey) return false;
  const target = destination(keyOf(event), from, actions.bounds());
  if (target === 'header') {
    actions.focusHeader(from.column);
    return true;
  }
  if (target !== undefined) {
    actions.moveTo(target, event.shiftKey);
    return true;
  }
  return performKey(event, actions);
}

const keyOf = ({ key, ctrlKey, metaKey }: KeyboardEvent): Key => ({
  key,
  command: ctrlKey || metaKey,
});

function performKey(event: KeyboardEvent, actions: KeyActions): boolean {
  const { key, command } = keyOf(event);
  const chord = `${command ? 'command+' : ''}${event.shiftKey ? 'shift+' : ''}${key.toLowerCase()}`;
  switch (chord) {
    case 'command+c':
      actions.perform('copy');
      return true;
    case 'command+shift+c':
      actions.perform('copyWithHeaders');
      return true;
    case 'command+a':
      actions.perform('selectAll');
      return true;
    case 'enter':
    case 'f2':
      actions.perform('showCell');
      return true;
    case 'shift+enter':
      actions.perform('showEvent');
      return true;
    case 'shift+ ':
      actions.selectRow();
      return true;
    case 'command+ ':
      actions.selectColumn();
      return true;
    default:
      return false;
  }
}

function handleHeaderKey(event: KeyboardEvent, actions: KeyActions): boolean {
  const { columns } = actions.bounds();
  const position = actions.header();
  const sideways = event.key === 'ArrowLeft' ? -1 : 1;
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      if (event.altKey) actions.moveColumn(position, sideways);
      else if (event.shiftKey) actions.resizeColumn(position, sideways);
      else actions.focusHeader(Math.max(0, Math.min(columns - 1, position + sideways)));
      return true;
    case 'Home':
      actions.focusHeader(0);
      return true;
    case 'End':
      actions.focusHeader(columns - 1);
      return true;
    case 'ArrowDown':
      actions.leaveHeader();
      return true;
    case 'Enter':
    case ' ':
      actions.sortBy(position);
      return true;
    default:
      return false;
  }
}
