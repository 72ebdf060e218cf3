import {
  Disposable,
  EventEmitter,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  workspace,
} from 'vscode';
import { resolve } from 'node:path';
import { findPath } from '#backends/find-path.ts';
import { settings } from '../../settings.ts';
import type { ActiveSource } from '../../sources/active-source.ts';
import type { Explorer } from '../explorer.ts';
import { type NodeView, viewOf } from './tree/node-view.ts';
import { rootNodes } from './tree/root-nodes.ts';
import { childrenOf, moreOf } from './tree/tree-children.ts';
import type { MoreNode, TreeNode } from './tree/tree-nodes.ts';
import { createTreeStore, type TreeStore } from './tree/tree-store.ts';

const viewId = 'ctq.sources';

/** The tree of sources. It asks for nothing until a line is opened, and then once. */
export class SourcesView implements TreeDataProvider<TreeNode>, Disposable {
  private readonly activeSource: ActiveSource;
  private readonly store: TreeStore;
  private readonly changed = new EventEmitter<TreeNode | undefined>();
  private readonly subscriptions: Disposable;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(explorer: Explorer, activeSource: ActiveSource) {
    this.activeSource = activeSource;
    const services = { explorer, locate };
    this.store = createTreeStore({
      children: (node) => childrenOf(node, services),
      more: (node) => moreOf(node, services),
    });
    this.subscriptions = Disposable.from(
      this.changed,
      window.createTreeView(viewId, { treeDataProvider: this, showCollapseAll: true }),
      activeSource.onChange(() => this.changed.fire(undefined)),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('ctq.sources')) this.refresh();
      }),
    );
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node !== undefined) return [...(await this.store.children(node))];
    return [...rootNodes(settings.sources(), this.activeSource.current)];
  }

  getTreeItem(node: TreeNode): TreeItem {
    return treeItem(node, viewOf(node));
  }

  /** Loads a line anew; without one, everything that is open. */
  refresh(node?: TreeNode): void {
    // What could not be loaded is loaded anew for the line above it.
    const line = node?.kind === 'problem' ? node.above : node;
    this.store.forget(line);
    this.changed.fire(line);
  }

  async more(node: MoreNode): Promise<void> {
    await this.store.more(node);
    this.changed.fire(node.logGroup);
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}

/** Where a path leads: from the workspace's folders if it is relative. */
function locate(path: string): string {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  return findPath(path, folders) ?? resolve(folders[0] ?? '', path);
}

const states = {
  no: TreeItemCollapsibleState.None,
  collapsed: TreeItemCollapsibleState.Collapsed,
  expanded: TreeItemCollapsibleState.Expanded,
} as const;

function treeItem(node: TreeNode, view: NodeView): TreeItem {
  const item = new TreeItem(view.label, states[view.opens]);
  item.id = node.id;
  item.iconPath = new ThemeIcon(view.icon);
  item.contextValue = `ctq.${view.context}`;
  if (view.description !== undefined) item.description = view.description;
  if (view.tooltip !== undefined) item.tooltip = view.tooltip;
  if (view.spoken !== undefined) item.accessibilityInformation = { label: view.spoken };
  if (view.command !== undefined) {
    const { id, title } = view.command;
    item.command = { command: id, title, arguments: [node] };
  }
  return item;
}
