import assert from 'node:assert/strict';
import type { FieldReader, Value } from '../../../core/engine/engine.ts';
import type { CodedField } from '../../../core/engine/field-source.ts';
import { objectSource, type FlatEvent, type ObjectSource } from '../../support/object-source.ts';

/** What was derived of messages, by key and message, over any number of sources and queries. */
export type Derivations = Map<string, Map<Value, Value>>;

/**
 * The oracle's source, which numbers values besides, as awkwardly as it may: some values have no
 * code, some have two, and nothing may be asked of an event that is gone. What a query derives of a
 * message is remembered for all later ones, so that a key which stands for two computations shows.
 */
export const codedSource = (derivations: Derivations): ObjectSource => {
  const source = objectSource();
  let event: FlatEvent = new Map();
  let turn = 0;
  return {
    stand(next) {
      event = next;
      turn += 1;
      source.stand(next);
    },
    bind: (path) => source.bind(path),
    code: (path) =>
      path === '@message' || path === '@timestamp'
        ? undefined
        : codedField(() => ({ value: event.get(path), turn })),
    derive: (key, compute) => derivation(source.bind('@message'), key, compute, derivations),
    messageHolds(text) {
      const readMessage = source.bind('@message');
      return () => {
        const message = readMessage();
        // Of some events only the message itself can tell.
        return typeof message === 'string' && turn % 5 !== 2 ? message.includes(text) : undefined;
      };
    },
  };
};

interface Current {
  readonly value: Value;
  readonly turn: number;
}

const codedField = (current: () => Current): CodedField => {
  const values: Value[] = [];
  const first = new Map<Value, number>();
  const second = new Map<Value, number>();
  const codeIn = (codes: Map<Value, number>, value: Value): number => {
    const code = codes.get(value) ?? values.length;
    if (code === values.length) {
      values.push(value);
      codes.set(value, code);
    }
    return code;
  };
  return {
    code() {
      const { value, turn } = current();
      // Now and then there is no room for a value that is new.
      if (turn % 7 === 3 && !first.has(value) && !second.has(value)) {
        return -1;
      }
      return codeIn(turn % 3 === 1 ? second : first, value);
    },
    valueOf: (code) => values[code],
  };
};

const derivation = (
  readMessage: FieldReader,
  key: string,
  compute: FieldReader,
  derivations: Derivations,
): FieldReader => {
  const outcomes = derivations.get(key) ?? new Map<Value, Value>();
  derivations.set(key, outcomes);
  let asked = 0;
  return () => {
    const message = readMessage();
    asked += 1;
    if (!outcomes.has(message)) {
      outcomes.set(message, compute());
    } else if (asked % 2 === 0) {
      assert.deepEqual(compute(), outcomes.get(message), `two computations have the key ${key}`);
    }
    return outcomes.get(message);
  };
};
