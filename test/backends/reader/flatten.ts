export type Leaf = string | number | boolean | undefined;

/**
 * The event as names and values, by JSON.parse: what the reader has to agree with. A name that
 * several ways of nesting spell ("a.b", and "b" in "a") has a value for each of them.
 */
export function flatten(json: string): ReadonlyMap<string, readonly Leaf[]> {
  const leaves = new Map<string, Leaf[]>();
  collect(JSON.parse(json), undefined, leaves);
  return leaves;
}

type Leaves = Map<string, Leaf[]>;

function collect(value: unknown, name: string | undefined, leaves: Leaves): void {
  if (name !== undefined) leaves.set(name, [...(leaves.get(name) ?? []), leafOf(value)]);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    collect(child, name === undefined ? topLevelName(key) : `${name}.${key}`, leaves);
  }
}

/** Keys that begin with `@` get one more, so that none passes for a system field. */
function topLevelName(key: string): string {
  return key.startsWith('@') ? `@${key}` : key;
}

function leafOf(value: unknown): Leaf {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    default:
      return undefined;
  }
}
