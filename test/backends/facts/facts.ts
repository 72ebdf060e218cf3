import assert from 'node:assert/strict';
import type { FieldReader, Value } from '../../../core/engine/engine.ts';
import type { Scalar } from '../../../core/engine/plan/requirement.ts';
import { isStructure } from '../../../core/engine/values/reading.ts';
import type { FileFacts } from '../../../backends/local/facts/file-facts.ts';
import { type FactSource, FactsCollector } from '../../../backends/local/facts/facts-collector.ts';
import { allFields } from '../../../backends/local/facts/frequent-fields.ts';
import type { FileStamp } from '../../../backends/local/files/stamp.ts';
import type { ValueGatherer } from '../../../backends/local/reader/value-gatherer.ts';

export const someStamp: FileStamp = { size: 10, mtimeMs: 1.5, ctimeMs: 2.25, ino: 7 };

export type Fields = Readonly<Record<string, Value>>;

/** The facts of a file with these events. */
export function factsOf(
  events: readonly Fields[],
  { stamp = someStamp, wanted = allFields, coded = false } = {},
): FileFacts {
  const source = coded ? codedSource() : plainSource();
  const collector = new FactsCollector(source);
  collector.begin(wanted);
  for (const event of events) {
    source.stand(event);
    collector.take();
  }
  const facts = collector.finish({
    stamp,
    findings: {
      records: events.length,
      damaged: 0,
      foreign: 0,
      envelope: true,
      cut: false,
      digest: false,
    },
    damage: undefined,
    bytes: 100,
  });
  assert.ok(facts);
  return facts;
}

interface Source extends FactSource {
  stand(event: Fields): void;
}

/** Numbers none of the values. */
function plainSource(): Source {
  let current: Fields = {};
  let wanted = 0;
  return {
    stand: (event) => {
      current = event;
    },
    generation: 0,
    bind: (path) => () => current[path],
    gather: () => ({
      begin: (fields) => {
        wanted = fields;
      },
      take: () => wanted,
      codes: () => new Int32Array(),
      valueOf: () => '',
    }),
  };
}

/** Numbers values as the reader does; the empty text has no code. */
function codedSource(): Source {
  const source = plainSource();
  return {
    ...source,
    gather: (paths) => new CodingGatherer(paths.map((path) => source.bind(path))),
  };
}

class CodingGatherer implements ValueGatherer {
  readonly #fields: readonly {
    readonly read: FieldReader;
    readonly values: Scalar[];
    readonly codes: Set<number>;
  }[];
  #wanted = 0;

  constructor(readers: readonly FieldReader[]) {
    this.#fields = readers.map((read) => ({ read, values: [], codes: new Set() }));
  }

  begin(fields: number): void {
    this.#wanted = fields;
    for (const { codes } of this.#fields) codes.clear();
  }

  take(): number {
    let others = 0;
    for (const [field, { read, values, codes }] of this.#fields.entries()) {
      const value = read();
      if ((this.#wanted & (1 << field)) === 0 || value === undefined || isStructure(value))
        continue;
      if (value === '') others |= 1 << field;
      else {
        if (!values.includes(value)) values.push(value);
        codes.add(values.indexOf(value));
      }
    }
    return others;
  }

  codes(field: number): Int32Array {
    return Int32Array.from(this.#fields[field]?.codes ?? []);
  }

  valueOf(field: number, code: number): Scalar {
    return this.#fields[field]?.values[code] ?? '';
  }
}
