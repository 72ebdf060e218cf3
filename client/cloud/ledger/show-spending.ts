import { commands } from 'vscode';
import type { ClientContext } from '../../context.ts';
import { spendingViewId } from './spending-view.ts';

/** Shows what queries on CloudWatch have cost. */
export async function showSpending(): Promise<void> {
  await commands.executeCommand(`${spendingViewId}.focus`);
}

/** Asks anew for what queries have cost: other windows run some too. */
export function refreshSpending({ spendingView }: ClientContext): void {
  spendingView.refresh();
}
