import type { ValueType } from '#language/catalogue/value-types.ts';
import type { FieldSource } from '../field-source.ts';
import type { Value } from '../value.ts';
import { nothing, type Compiled, type Evaluate, type Row } from '../expressions/compiled.ts';
import type { Origin } from '../expressions/origin.ts';

/**
 * Stands in a slot that nobody has read yet. It is told by identity, so that no value of a log can
 * be taken for it.
 */
const unread: Value = new Map();

/** The place of one name in a row. */
export interface Slot extends Compiled {
  readonly index: number;
  /** The stage in which it was first needed. */
  readonly stage: number;
}

/**
 * The names of the rows between two `stats`, and where their values lie in a row.
 *
 * Fields of events and computed names are read when they are first touched and then kept in their
 * slot, so a filter that drops a row computes nothing after it, and a name costs nothing that no
 * one reads. Redefining a name gives it a new slot: what was compiled before goes on reading the
 * old one.
 *
 * A stage ends where rows are gathered. Gathering the first stage takes rows to another thread,
 * where there is no event to read from; the slots that later stages need have to be filled
 * before, and are `live`.
 */
export class Frame {
  readonly live = new Set<Slot>();
  private width = 0;
  private stage = 0;
  private readonly source: FieldSource | undefined;
  private names = new Map<string, Compiled>();
  private readonly paths = new Map<string, Slot>();
  private sides: Sides | undefined;

  /** Without a source only what is defined exists, as after `stats`. */
  constructor(source?: FieldSource) {
    this.source = source;
  }

  /** A row with nothing read yet. */
  newRow(): Row {
    const row: Row = [];
    this.clear(row);
    return row;
  }

  /**
   * Makes rows in which everything that has a slot by now is missing; what gets one later is
   * computed as in all rows.
   */
  blankRows(): () => Row {
    const { width } = this;
    return () => this.newRow().fill(undefined, 0, width);
  }

  clear(row: Row): void {
    for (let index = 0; index < this.width; index += 1) {
      row[index] = unread;
    }
  }

  endStage(): void {
    this.stage += 1;
  }

  /** What the name means from here on. */
  define(name: string, value: Compiled): void {
    this.names.set(name, value);
  }

  /** The value of a name that commands have defined. */
  defined(name: string): Compiled | undefined {
    const value = this.names.get(name);
    return value === undefined ? undefined : this.use(value);
  }

  /** A slot for a computed value; what has a slot, or is the same everywhere, keeps it. */
  keep(value: Compiled): Compiled {
    return 'index' in value || value.constant === true
      ? value
      : { ...this.addSlot(value.type, memoiser(value.read)), origin: value.origin };
  }

  /** The slot of a value; what is the same everywhere gets one too, so that a row may differ. */
  slotOf(value: Compiled): Slot {
    return isSlot(value) ? value : this.addSlot(value.type, memoiser(value.read));
  }

  /** A slot that whoever makes the row fills. */
  addFilled(type: ValueType): Slot {
    return this.addSlot(type, (index) => (row) => row[index]);
  }

  /** Says that the value is read at the current stage. */
  use(value: Compiled): Compiled {
    if (this.stage > 0) {
      this.hold(value);
    }
    return value;
  }

  /** Says that the value is needed again where the first stage's rows are put together. */
  hold(value: Compiled): void {
    if (isSlot(value) && value.stage === 0) {
      this.live.add(value);
    }
  }

  /**
   * Puts fields of other events beside what the rows have: every name from here on begins with the
   * alias of its side. Gives the slots of the other side by path, which whoever makes the row
   * fills; each later command that reads a field adds one.
   */
  join(left: string, right: string): ReadonlyMap<string, Slot> {
    this.names = new Map(Array.from(this.names, ([name, value]) => [`${left}.${name}`, value]));
    const slots = new Map<string, Slot>();
    this.sides = { left: `${left}.`, right: `${right}.`, stage: this.stage, slots };
    return slots;
  }

  /** The event's field of that path; nothing after `stats`. */
  event(name: string): Compiled {
    const { sides } = this;
    if (sides !== undefined && name.startsWith(sides.right)) {
      return this.use(this.otherSlot(sides, name.slice(sides.right.length)));
    }
    if (this.source === undefined) {
      return nothing;
    }
    const isLeft = sides !== undefined && name.startsWith(sides.left);
    return this.ownField(isLeft ? name.slice(sides.left.length) : name, this.source);
  }

  /** True where the value is the event's own field of that path, whatever the query calls it. */
  isField(value: Compiled, path: string): boolean {
    return this.paths.get(path) === value;
  }

  private ownField(path: string, source: FieldSource): Compiled {
    const known = this.paths.get(path);
    if (known !== undefined) {
      return this.use(known);
    }
    const read = source.bind(path);
    const type = TIMESTAMPS.has(path) ? 'timestamp' : 'any';
    // The field is the event's whenever it is first needed, so it belongs to the first stage.
    const slot = {
      ...this.addSlot(type, memoiser(read)),
      stage: 0,
      origin: originOf(path, source),
    };
    this.paths.set(path, slot);
    return this.use(slot);
  }

  private otherSlot({ slots, stage }: Sides, path: string): Slot {
    const known = slots.get(path);
    if (known !== undefined) {
      return known;
    }
    const slot = { ...this.addFilled(TIMESTAMPS.has(path) ? 'timestamp' : 'any'), stage };
    slots.set(path, slot);
    return slot;
  }

  private addSlot(type: ValueType, reader: (index: number) => Evaluate): Slot {
    const index = this.width;
    this.width += 1;
    return { index, type, stage: this.stage, read: reader(index) };
  }
}

/** What a join has put side by side. */
interface Sides {
  /** What the names of each side begin with. */
  readonly left: string;
  readonly right: string;
  /** The stage in which rows are joined. */
  readonly stage: number;
  readonly slots: Map<string, Slot>;
}

const TIMESTAMPS: ReadonlySet<string> = new Set(['@timestamp', '@ingestionTime']);

const isSlot = (value: Compiled): value is Slot => 'index' in value;

/** What is made of the message alone a source may keep; it is too long to be numbered. */
const originOf = (path: string, source: FieldSource): Origin | undefined => {
  const field = source.code?.(path);
  if (field !== undefined) {
    return { of: 'field', field };
  }
  return path === '@message' && source.derive !== undefined
    ? {
        of: 'message',
        key: path,
        derive: (key, compute) => source.derive?.(key, compute) ?? compute,
        holds: (text) => source.messageHolds?.(text),
      }
    : undefined;
};

const memoiser =
  (compute: Evaluate) =>
  (index: number): Evaluate =>
  (row) => {
    const held = row[index];
    if (held !== unread) {
      return held;
    }
    const value = compute(row);
    row[index] = value;
    return value;
  };
