import type { Selector, Step } from '#language/filter-pattern/pattern.ts';

/** Everything in an event's JSON that a selector points at, null included. */
export type SelectNodes = (json: unknown) => readonly unknown[];

/** The nodes that a selector means: none where the event has no such property. */
export const compileSelector =
  ({ steps }: Selector): SelectNodes =>
  (json) =>
    steps.reduce<readonly unknown[]>(
      (nodes, step) => nodes.flatMap((node) => childrenOf(node, step)),
      json === undefined ? [] : [json],
    );

const childrenOf = (node: unknown, step: Step): readonly unknown[] => {
  switch (step.kind) {
    case 'name':
      return isObject(node) && Object.hasOwn(node, step.name) ? [node[step.name]] : [];
    case 'index':
      return Array.isArray(node) && step.index < node.length ? [node[step.index]] : [];
    case 'elements':
      return Array.isArray(node) ? node : [];
    case 'members':
      return isObject(node) ? Object.values(node) : [];
  }
};

const isObject = (node: unknown): node is Readonly<Record<string, unknown>> =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

/**
 * The text of a value that can be compared. Undefined for null, objects and lists: no comparison
 * with them is true, `!=` included.
 */
export const scalarText = (node: unknown): string | undefined => {
  if (typeof node === 'string') {
    return node;
  }
  return typeof node === 'boolean' ? String(node) : undefined;
};
