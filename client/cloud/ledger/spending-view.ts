import {
  type Disposable,
  EventEmitter,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
  workspace,
} from 'vscode';
import { messageOf } from '#protocol/rpc.ts';
import type { RunList } from '../../results/run-list.ts';
import { settings } from '../../settings.ts';
import { shownSince, type SpendingNode, spendingOverview } from './spending-nodes.ts';

export const spendingViewId = 'ctq.spending';

/**
 * What queries on CloudWatch have scanned and cost, by day, source and run. VS Code asks for it only
 * while the view is shown, so that nothing starts the engine's thread on its account before.
 */
export class SpendingView implements TreeDataProvider<SpendingNode>, Disposable {
  private readonly runs: RunList;
  private readonly onFault: (message: string) => void;
  private readonly changed = new EventEmitter<void>();
  private readonly view: TreeView<SpendingNode>;
  private readonly subscriptions: readonly Disposable[];
  readonly onDidChangeTreeData = this.changed.event;

  constructor(runs: RunList, onFault: (message: string) => void) {
    this.runs = runs;
    this.onFault = onFault;
    this.view = window.createTreeView(spendingViewId, { treeDataProvider: this });
    this.subscriptions = [
      this.view,
      this.changed,
      { dispose: afterEachRun(runs, () => this.refresh()) },
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('ctq.cloudwatch')) this.refresh();
      }),
    ];
  }

  /** Asks for everything again, now or when the view is shown next. */
  refresh(): void {
    this.changed.fire();
  }

  async getChildren(node?: SpendingNode): Promise<SpendingNode[]> {
    return [...(node === undefined ? await this.load() : node.children)];
  }

  getTreeItem({ id, kind, label, description, tooltip, ...node }: SpendingNode): TreeItem {
    const item = new TreeItem(label, collapsibleState(node));
    return Object.assign(item, { id, description, tooltip, iconPath: new ThemeIcon(icons[kind]) });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async load(): Promise<readonly SpendingNode[]> {
    const now = Date.now();
    try {
      const entries = await this.runs.host.request('ledger', { since: shownSince(now) });
      const { nodes, month, budget } = spendingOverview(entries, settings.cloud(), now);
      this.say(month, budget);
      return nodes;
    } catch (error) {
      const message = `What queries have cost can't be read: ${messageOf(error)}`;
      this.onFault(message);
      this.say(undefined, message);
      return [];
    }
  }

  private say(description: string | undefined, message: string | undefined): void {
    Object.assign(this.view, { description, message });
  }
}

const icons = { day: 'calendar', source: 'cloud', run: 'play' } as const;

function collapsibleState({
  children,
  isExpanded,
}: Pick<SpendingNode, 'children' | 'isExpanded'>): TreeItemCollapsibleState {
  if (children.length === 0) return TreeItemCollapsibleState.None;
  return isExpanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

/** Calls back when a run has ended, however it did; the returned function ends that. */
function afterEachRun(runs: RunList, callback: () => void): () => void {
  const running = new Set<string>();
  return runs.onChange((event) => {
    if (event.kind === 'changed' && event.run.state === 'running') {
      running.add(event.run.id);
      return;
    }
    const runId = event.kind === 'closed' ? event.runId : event.run.id;
    if (running.delete(runId)) callback();
  });
}
