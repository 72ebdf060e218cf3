import type { Search } from './backtracker.ts';
import { holds, nextStart, type Slots, widthAt } from './machine.ts';
import { Operation, type Program } from './program.ts';

/**
 * All states of a search side by side, one character after the other, in the order of preference
 * (Pike's machine). Its memory does not grow with the text; its time is that of the text times the
 * expression.
 */
export const threadSearch = (program: Program, text: string): Search => ({
  find: (from) => new Threads(program, text).run(from),
});

/** The states at one place: instructions in order of preference, and what each has saved. */
interface States {
  readonly instructions: number[];
  readonly saved: Slots[];
  /** The round that an instruction was last added in. */
  readonly added: Int32Array;
}

class Threads {
  readonly #program: Program;
  readonly #text: string;
  #now: States;
  #next: States;
  #round = 0;
  #found: Slots | undefined = undefined;

  constructor(program: Program, text: string) {
    this.#program = program;
    this.#text = text;
    this.#now = newStates(program);
    this.#next = newStates(program);
  }

  run(from: number): Slots | undefined {
    let place = from;
    while (place >= 0 && place <= this.#text.length) {
      if (this.#now.instructions.length === 0) {
        place = this.#found === undefined ? nextStart(this.#program, this.#text, place) : -1;
        if (place < 0) {
          break;
        }
      }
      const width = widthAt(this.#text, place);
      this.#step(place, width);
      place += width;
    }
    return this.#found;
  }

  /** Takes the character at a place with all states, and begins a new one there if none matched. */
  #step(place: number, width: number): void {
    const isStart = !this.#program.isAnchored || place === 0;
    if (this.#found === undefined && isStart) {
      this.#add(this.#now, { instruction: 0, place, saved: this.#fresh(place) });
    }
    const { instructions, saved } = this.#now;
    const code = this.#text.codePointAt(place) ?? -1;
    this.#round += 1;
    for (const [index, instruction] of instructions.entries()) {
      const slots = saved[index] ?? this.#fresh(place);
      if (this.#program.operations[instruction] === Operation.match) {
        this.#found = slots.with(1, place);
        break;
      }
      const set = this.#program.sets[this.#program.first[instruction] ?? 0];
      if (code >= 0 && set?.has(code) === true) {
        this.#add(this.#next, {
          instruction: instruction + 1,
          place: place + width,
          saved: slots,
        });
      }
    }
    instructions.length = 0;
    saved.length = 0;
    [this.#now, this.#next] = [this.#next, this.#now];
  }

  #fresh(place: number): Slots {
    const slots = new Int32Array(this.#program.slots).fill(-1);
    slots[0] = place;
    return slots;
  }

  /** Adds an instruction, and all that follow it without taking a character. */
  #add(states: States, first: State): void {
    const pending = [first];
    for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
      const { instruction, place, saved } = state;
      if (states.added[instruction] === this.#round + 1) {
        continue;
      }
      states.added[instruction] = this.#round + 1;
      const operation = this.#program.operations[instruction];
      if (operation === Operation.character || operation === Operation.match) {
        states.instructions.push(instruction);
        states.saved.push(saved);
      } else {
        pending.push(...this.#ways(instruction, place, saved));
      }
    }
  }

  /** Where an instruction leads to without taking a character, the preferred way last. */
  #ways(instruction: number, place: number, saved: Slots): readonly State[] {
    const { operations, first, second, assertions } = this.#program;
    const operand = first[instruction] ?? 0;
    const after = instruction + 1;
    switch (operations[instruction]) {
      case Operation.split:
        return [
          { instruction: second[instruction] ?? 0, place, saved },
          { instruction: operand, place, saved },
        ];
      case Operation.jump:
        return [{ instruction: operand, place, saved }];
      case Operation.save:
        return [{ instruction: after, place, saved: saved.with(operand, place) }];
      default:
        return holds(assertions[operand], this.#text, place)
          ? [{ instruction: after, place, saved }]
          : [];
    }
  }
}

interface State {
  readonly instruction: number;
  readonly place: number;
  readonly saved: Slots;
}

const newStates = ({ operations }: Program): States => ({
  instructions: [],
  saved: [],
  added: new Int32Array(operations.length),
});
