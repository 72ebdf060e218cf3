import type { FieldReader, FieldSource } from '#engine/field-source.ts';
import type { FileStamp } from '../files/stamp.ts';
import type { Findings } from '../reader/findings.ts';
import type { ValueGatherer } from '../reader/value-gatherer.ts';
import { FieldValues } from './field-values.ts';
import { type FileFacts, sortedOnce } from './file-facts.ts';
import { frequentFields } from './frequent-fields.ts';

/** How reading a file has ended. */
export interface ReadFile {
  readonly stamp: FileStamp;
  readonly findings: Findings;
  readonly damage: string | undefined;
  /** Decompressed. */
  readonly bytes: number;
}

/** Whose events are looked at. */
export interface FactSource extends FieldSource {
  /** Differs once codes of before mean nothing. */
  readonly generation: number;
  gather(paths: readonly string[]): ValueGatherer;
}

/**
 * Gathers facts of the files that a thread reads for a query: all of its events, whatever the query
 * makes of them. A file that is not read to its end has no facts: then `finish` is not called.
 */
export class FactsCollector {
  readonly #source: FactSource;
  readonly #time: FieldReader;
  readonly #gatherer: ValueGatherer;
  /** By the places of the frequent fields. */
  readonly #values: readonly FieldValues[];
  /** A bit for each field that is gathered of the current file. */
  #fields = 0;
  #earliest = Number.POSITIVE_INFINITY;
  #latest = Number.NEGATIVE_INFINITY;
  #isSpoilt = false;

  constructor(source: FactSource) {
    this.#source = source;
    this.#time = source.bind('@timestamp');
    const gatherer = source.gather(frequentFields);
    this.#gatherer = gatherer;
    this.#values = frequentFields.map(
      (path, field) => new FieldValues(field, gatherer, source.bind(path)),
    );
  }

  /** Begins with a file: `fields` has a bit for each frequent field that is gathered. */
  begin(fields: number): void {
    this.#earliest = Number.POSITIVE_INFINITY;
    this.#latest = Number.NEGATIVE_INFINITY;
    this.#isSpoilt = false;
    this.#fields = fields;
    this.#gatherer.begin(fields);
    for (const values of this.#values) values.begin(this.#source.generation);
  }

  /** Takes the event on which the source stands. */
  take(): void {
    const time = this.#time();
    if (typeof time === 'number') {
      if (time < this.#earliest) this.#earliest = time;
      if (time > this.#latest) this.#latest = time;
    }
    const others = this.#gatherer.take();
    if (others !== 0) this.#takeOthers(others);
  }

  #takeOthers(fields: number): void {
    try {
      for (const [field, values] of this.#values.entries()) {
        if ((fields & (1 << field)) !== 0) values.takeOther();
      }
    } catch {
      // A text that is too long to be read; the query that reads it tells of it.
      this.#isSpoilt = true;
    }
  }

  /** Ends with the file; undefined where not all of its events could be looked at. */
  finish({ stamp, findings, damage, bytes }: ReadFile): FileFacts | undefined {
    if (this.#isSpoilt) return undefined;
    const fingerprints: number[] = [];
    let known = 0;
    let absent = 0;
    for (const [field, values] of this.#values.entries()) {
      const bit = this.#fields & (1 << field);
      const count = bit === 0 ? undefined : values.addTo(fingerprints);
      if (count === undefined) continue;
      known |= bit;
      if (count === 0) absent |= bit;
    }
    const [earliest, latest] = [this.#earliest, this.#latest];
    return {
      stamp,
      findings: { ...findings },
      damage,
      bytes,
      times: earliest <= latest ? { earliest, latest } : undefined,
      gathered: this.#fields,
      known,
      absent,
      fingerprints: sortedOnce(fingerprints),
    };
  }
}
