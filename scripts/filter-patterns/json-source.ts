import type { FieldSource, Value } from '#engine/engine.ts';

/** A source over JSON texts, for scripts: every field is looked up when it is asked for. */
export interface JsonSource extends FieldSource {
  stand(message: string): void;
}

export const jsonSource = (): JsonSource => {
  let message = '';
  let event: unknown;
  return {
    stand(next) {
      message = next;
      event = JSON.parse(next);
    },
    bind(path) {
      const keys = path.split('.');
      return path === '@message' ? () => message : () => leafAt(event, keys);
    },
  };
};

/** The leaf of a dotted path; a key may have dots in it. */
const leafAt = (node: unknown, keys: readonly string[]): Value => {
  if (keys.length === 0) {
    return leafOf(node);
  }
  if (typeof node !== 'object' || node === null) {
    return undefined;
  }
  for (let length = 1; length <= keys.length; length += 1) {
    const child = Object.getOwnPropertyDescriptor(node, keys.slice(0, length).join('.'));
    const leaf = child?.enumerable === true ? leafAt(child.value, keys.slice(length)) : undefined;
    if (leaf !== undefined) {
      return leaf;
    }
  }
  return undefined;
};

const leafOf = (node: unknown): Value => {
  if (typeof node === 'number') {
    return String(node);
  }
  return typeof node === 'string' || typeof node === 'boolean' ? node : undefined;
};
