import { csvChunks } from '../files/csv-chunks.ts';
import { ContentReader } from '../files/read-content.ts';
import { stampText } from '../files/stamp.ts';
import { TextStream } from '../files/text-stream.ts';
import { EventReader } from '../reader/event-reader.ts';
import type { LogFile } from '../files/list-files.ts';
import { type Collected, FieldCollector } from './field-collector.ts';

/** A thread's share of a sample. */
export interface LearnOrder {
  readonly sourceName: string;
  readonly files: readonly LogFile[];
  /** One event in so many is looked at. */
  readonly stride: number;
  /** After so many events it is enough, and after so much time. */
  readonly events: number;
  readonly milliseconds: number;
  /** One Int32 that becomes 1 when nobody wants to know any more. */
  readonly stop: SharedArrayBuffer;
}

/**
 * Reads a sample and collects what its events hold. What is wrong with a file is passed over: runs
 * are there to tell. `tell` is called now and then with the files that are done.
 */
export async function learn(order: LearnOrder, tell: (files: number) => void): Promise<Collected> {
  const work = new LearnWork(order);
  let nextTelling = performance.now() + tellingInterval;
  for (const [index, file] of order.files.entries()) {
    if (!work.goesOn()) break;
    await work.readFile(file);
    if (performance.now() < nextTelling) continue;
    nextTelling = performance.now() + tellingInterval;
    tell(index + 1);
  }
  return work.collector.collected();
}

/** Milliseconds. */
const tellingInterval = 100;

/** Events between two looks at the clock and the stop sign. */
const eventsPerCheck = 128;

/** CloudTrail's have 1 MiB at most. */
const largestEvent = 4 * 1024 ** 2;

class LearnWork {
  readonly collector = new FieldCollector();
  readonly #order: LearnOrder;
  readonly #reader: EventReader;
  readonly #contents = new ContentReader();
  readonly #stop: Int32Array;
  readonly #end: number;
  readonly #systemFields: readonly SystemField[];
  /** Events that were met. */
  #met = 0;

  constructor(order: LearnOrder) {
    this.#order = order;
    this.#reader = new EventReader(order.sourceName);
    this.#stop = new Int32Array(order.stop);
    this.#end = performance.now() + order.milliseconds;
    this.#systemFields = systemFieldNames.map((name) => {
      const read = this.#reader.bind(name);
      return { name, read: () => read() };
    });
  }

  goesOn(): boolean {
    return (
      this.collector.events < this.#order.events &&
      Atomics.load(this.#stop, 0) === 0 &&
      performance.now() < this.#end
    );
  }

  async readFile(file: LogFile): Promise<void> {
    try {
      const content = this.#contents.read(file);
      if (content.kind === 'large') {
        await this.#readLarge(file);
      } else if (content.kind === 'text') {
        const stamp = stampText(content.stamp);
        this.#reader.open(content.bytes, { file: file.name, stamp }, this.#sourceOf(file));
        this.#readEvents();
      }
    } catch {
      // No text can be of any length; a run on the source says so of the file.
    } finally {
      this.#reader.close();
    }
  }

  #sourceOf({ sourceName = this.#order.sourceName }: LogFile): string {
    return sourceName;
  }

  async #readLarge(file: LogFile): Promise<void> {
    const reader = this.#reader;
    const stream = await TextStream.open(file);
    try {
      const place = { file: file.name, stamp: stampText(stream.stamp) };
      reader.openWindow(nothing, { final: false }, place, this.#sourceOf(file));
      this.#readEvents();
      for await (const chunk of csvChunks(stream.chunks(), stream)) {
        reader.more(chunk, false);
        this.#readEvents();
        if (!this.goesOn()) return;
      }
      reader.more(nothing, true);
      this.#readEvents();
    } finally {
      await stream.close();
    }
  }

  #readEvents(): void {
    while (this.#reader.next()) {
      if (this.#met % this.#order.stride === 0) this.#take();
      this.#met += 1;
      if (this.#met % eventsPerCheck === 0 && !this.goesOn()) return;
    }
  }

  #take(): void {
    if (this.#reader.size > largestEvent) return;
    const record = parsed(this.#reader.message());
    if (record === undefined) return;
    this.collector.add(record);
    this.collector.addSystemField('@message', undefined);
    for (const { name, read } of this.#systemFields) {
      const value = read();
      if (value === undefined) continue;
      this.collector.addSystemField(name, typeof value === 'string' ? value : undefined);
    }
  }
}

const nothing = Buffer.alloc(0);

interface SystemField {
  readonly name: string;
  readonly read: () => unknown;
}

/** Besides the message; what a pointer says is for programs. */
const systemFieldNames = ['@timestamp', '@log', '@logStream'] as const;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Damaged inside; whoever runs a query hears of it.
    return undefined;
  }
}
