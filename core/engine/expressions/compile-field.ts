import { outputKey } from '#language/analysis/output-key.ts';
import type { ValueType } from '#language/catalogue/value-types.ts';
import type { Frame } from '../plan/frame.ts';
import type { Value } from '../value.ts';
import { elementAt } from '../values/json.ts';
import { isStructure } from '../values/reading.ts';
import { nothing, type Compiled, type Row } from './compiled.ts';
import { operated } from './operated.ts';

/** What a name means: what the query made of it, a part of that, or the event's field. */
export const compileField = (name: string, frame: Frame): Compiled =>
  frame.defined(name) ??
  frame.defined(outputKey(name)) ??
  insideDefined(name, frame) ??
  frame.event(name);

/** `policy.Statement.0.Effect`, where `policy` is what the query made of a JSON text. */
const insideDefined = (name: string, frame: Frame): Compiled | undefined => {
  const segments = name.split('.');
  for (let length = segments.length - 1; length > 0; length -= 1) {
    const outer = frame.defined(segments.slice(0, length).join('.'));
    const isOpaque = outer === undefined || SINGLE_VALUES.has(outer.type);
    if (!isOpaque) {
      return elementOrField(outer, segments.slice(length), () => frame.event(name));
    }
  }
  return undefined;
};

const SINGLE_VALUES: ReadonlySet<ValueType> = new Set(['text', 'number', 'boolean', 'timestamp']);

/** What only may be a map leaves the name to the event's field where it is none. */
const elementOrField = (
  outer: Compiled,
  path: readonly string[],
  field: () => Compiled,
): Compiled => {
  const operands = outer.type === 'any' ? [outer, field()] : [outer];
  return operated(
    `.${JSON.stringify(path)}`,
    operands,
    ([{ read: readOuter } = nothing, inEvent]) => {
      const inner = (row: Row): Value => elementAt(readOuter(row), path);
      return {
        type: 'any',
        read:
          inEvent === undefined
            ? inner
            : (row) => (isStructure(readOuter(row)) ? inner(row) : inEvent.read(row)),
      };
    },
  );
};
