import type { GridAction } from '#protocol/webview.ts';
import type { Command } from './command.ts';

/** A command of the grid's context menus; VS Code hands it what the menu was opened on. */
export function gridAction(action: GridAction): Command {
  return ({ results }, menu) => results.perform(action, menu);
}
