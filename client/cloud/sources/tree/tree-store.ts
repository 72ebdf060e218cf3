import { messageOf } from '#protocol/rpc.ts';
import { type MoreNode, problemNode, type TreeNode } from './tree-nodes.ts';

/** What lies below the lines of a tree, loaded once and kept. */
export interface TreeStore {
  /** Never rejects: what went wrong is a line. */
  children(node: TreeNode): Promise<readonly TreeNode[]>;
  /** Puts the next page in the place of the line that stands for it. */
  more(node: MoreNode): Promise<void>;
  /** Forgets what is below a line, however deep; without one, everything. */
  forget(node?: TreeNode): void;
}

export interface TreeLoader {
  readonly children: (node: TreeNode) => Promise<readonly TreeNode[]>;
  readonly more: (node: MoreNode) => Promise<readonly TreeNode[]>;
}

export function createTreeStore(load: TreeLoader): TreeStore {
  const known = new Map<string, Promise<readonly TreeNode[]>>();
  const orProblem = async (
    above: TreeNode,
    loading: Promise<readonly TreeNode[]>,
  ): Promise<readonly TreeNode[]> => {
    try {
      return await loading;
    } catch (error) {
      return [problemNode(above, messageOf(error))];
    }
  };
  return {
    children: (node) => {
      const children = known.get(node.id) ?? orProblem(node, load.children(node));
      known.set(node.id, children);
      return children;
    },
    more: async (node) => {
      const { logGroup } = node;
      const before = await known.get(logGroup.id);
      if (before?.includes(node) !== true) return;
      const page = await orProblem(logGroup, load.more(node));
      // Where the page failed, the line stays, so that it can be chosen again.
      const hasFailed = page.some(({ kind }) => kind === 'problem');
      const others = before.filter((one) => one !== node && one.kind !== 'problem');
      known.set(logGroup.id, Promise.resolve([...others, ...page, ...(hasFailed ? [node] : [])]));
    },
    forget: (node) => {
      for (const id of known.keys()) {
        if (node === undefined || id === node.id || id.startsWith(`${node.id}/`)) known.delete(id);
      }
    },
  };
}
