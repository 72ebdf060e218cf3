import { lazily } from '../text/lazily.ts';
import { type Span, span } from '../text/span.ts';
import type { Query } from './ast.ts';

/**
 * The query as it is where its text lies `by` characters further on. What is inside its commands is
 * moved when it is first asked for: after a change most queries of a file are looked at by nobody.
 */
export const movedQuery = (query: Query, by: number): Query => {
  const commands = lazily(() => moved(query.commands, by));
  return {
    ...query,
    span: movedSpan(query.span, by),
    body: movedSpan(query.body, by),
    titleSpan: movedSpan(query.titleSpan, by),
    directives: movedAll(query.directives, by),
    ignores: movedAll(query.ignores, by),
    get commands() {
      return commands();
    },
  };
};

/** Mostly there is nothing in them. */
export const movedAll = <Node>(nodes: readonly Node[], by: number): readonly Node[] =>
  nodes.length === 0 ? nodes : nodes.map((node) => moved(node, by));

/**
 * A copy of a piece of the tree whose places lie `by` characters further on. A place is what a name
 * that says so holds: `span`, `body` and those that end in `Span`.
 */
function moved<Node>(node: Node, by: number): Node;
function moved(node: unknown, by: number): unknown {
  if (Array.isArray(node)) {
    return node.map((element: unknown) => moved(element, by));
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const copy: Record<string, unknown> = { ...node };
  for (const key of Object.keys(copy)) {
    const value = copy[key];
    if (typeof value === 'object' && value !== null) {
      copy[key] = isPlace(key) && isSpan(value) ? movedSpan(value, by) : moved(value, by);
    }
  }
  return copy;
}

const movedSpan = ({ start, end }: Span, by: number): Span => span(start + by, end + by);

const isPlace = (key: string): boolean => key === 'span' || key === 'body' || key.endsWith('Span');

const isSpan = (value: object): value is Span => 'start' in value && 'end' in value;
