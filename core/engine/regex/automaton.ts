import { CharacterClasses } from './character-classes.ts';
import { nextStart } from './machine.ts';
import { Operation, type Program } from './program.ts';

/** Whether a text matches; undefined where there are too many states to tell that in good time. */
export type Automatic = (text: string) => boolean | undefined;

/**
 * Tells whether a text matches, by a deterministic automaton that is built while it reads (as RE2's
 * DFA is): each of its states is a set of instructions, and each character is one step. Undefined
 * where the expression asks what stands beside a place, other than a text's end.
 */
export const automaton = (program: Program): Automatic | undefined => {
  if (!program.assertions.every((assertion) => ENDS.has(assertion))) {
    return undefined;
  }
  const shared = new Automaton(program);
  return (text) => shared.matches(text);
};

const ENDS: ReadonlySet<string> = new Set(['textStart', 'textEnd']);

interface State {
  /** Instructions that take a character, and assertions that the text ends. */
  readonly instructions: readonly number[];
  /** True where a match has been found. */
  readonly accepts: boolean;
  /** True where the text's end makes it a match. */
  readonly acceptsAtEnd: boolean;
  /** The state behind a character of each class, where it is known. */
  readonly next: (State | undefined)[];
}

/** States are forgotten when they hold so many instructions together. */
const MOST_INSTRUCTIONS = 2 ** 18;
/** So many steps may be new in a text before they have to be used again to be worth their making. */
const MOST_NEW = 500;
const WORTH = 10;
/** A state needs memory for itself: as much as so many instructions. */
const STATE_SIZE = 64;

/** The greatest number that `reached` can hold. */
const LAST_ROUND = 2 ** 31 - 1;

class Automaton {
  readonly #program: Program;
  readonly #classes: CharacterClasses;
  readonly #states = new Map<string, State>();
  /** Where a text begins. */
  #initial: State | undefined = undefined;
  /** Where nothing that has been read is part of a match. */
  #idle: State | undefined = undefined;
  #held = 0;
  /** The round that an instruction was last reached in. */
  readonly #reached: Int32Array;
  #round = 0;

  constructor(program: Program) {
    this.#program = program;
    this.#classes = new CharacterClasses(program.sets);
    this.#reached = new Int32Array(program.operations.length);
  }

  matches(text: string): boolean | undefined {
    if (text === '') {
      return this.#reach([0], { atStart: true, atEnd: true }).accepts;
    }
    let state = (this.#initial ??= this.#state([0], true));
    this.#idle ??= this.#state([0], false);
    let place = 0;
    let made = 0;
    while (place < text.length && !state.accepts) {
      place = state === this.#idle ? nextStart(this.#program, text, place) : place;
      if (place < 0) {
        return false;
      }
      const code = text.codePointAt(place) ?? 0;
      const kind = this.#classes.of(code);
      let next = state.next[kind];
      if (next === undefined) {
        next = this.#step(state, kind);
        state.next[kind] = next;
        made += 1;
        if (made > MOST_NEW && made * WORTH > place) {
          return undefined;
        }
      }
      state = next;
      place += code > 0xffff ? 2 : 1;
    }
    return state.accepts || state.acceptsAtEnd;
  }

  /** The state behind a character of a class; at each place a match may begin anew. */
  #step({ instructions }: State, kind: number): State {
    const { operations, first, sets } = this.#program;
    const code = this.#classes.example(kind);
    const taking = instructions.filter(
      (instruction) =>
        operations[instruction] === Operation.character &&
        sets[first[instruction] ?? 0]?.has(code) === true,
    );
    return this.#state([...taking.map((instruction) => instruction + 1), 0], false);
  }

  #state(from: readonly number[], atStart: boolean): State {
    const { instructions, accepts } = this.#reach(from, { atStart, atEnd: false });
    const key = `${accepts ? '+' : ''}${instructions.join()}`;
    const known = this.#states.get(key);
    if (known !== undefined) {
      return known;
    }
    const ends = instructions.filter(
      (instruction) => this.#program.operations[instruction] === Operation.assert,
    );
    const acceptsAtEnd = this.#reach(ends, { atStart: false, atEnd: true }).accepts;
    const state: State = { instructions, accepts, acceptsAtEnd, next: [] };
    this.#remember(key, state);
    return state;
  }

  #remember(key: string, state: State): void {
    this.#held += state.instructions.length + STATE_SIZE;
    if (this.#held > MOST_INSTRUCTIONS) {
      this.#held = 0;
      this.#states.clear();
      this.#initial = undefined;
      this.#idle = undefined;
    }
    this.#states.set(key, state);
  }

  #nextRound(): void {
    if (this.#round === LAST_ROUND) {
      this.#reached.fill(0);
      this.#round = 0;
    }
    this.#round += 1;
  }

  /** All that instructions lead to without taking a character, in order of the instructions. */
  #reach(from: readonly number[], { atStart, atEnd }: Place): Reached {
    const { operations, first, second, assertions } = this.#program;
    const instructions: number[] = [];
    const pending = [...from];
    let accepts = false;
    this.#nextRound();
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (this.#reached[at] === this.#round) {
        continue;
      }
      this.#reached[at] = this.#round;
      const operand = first[at] ?? 0;
      switch (operations[at]) {
        case Operation.character:
          instructions.push(at);
          break;
        case Operation.split:
          pending.push(operand, second[at] ?? 0);
          break;
        case Operation.jump:
          pending.push(operand);
          break;
        case Operation.save:
          pending.push(at + 1);
          break;
        case Operation.assert: {
          const isStart = assertions[operand] === 'textStart';
          if (isStart ? atStart : atEnd) {
            pending.push(at + 1);
          } else if (!isStart) {
            instructions.push(at);
          }
          break;
        }
        default:
          accepts = true;
      }
    }
    return { instructions: instructions.toSorted((a, b) => a - b), accepts };
  }
}

interface Place {
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

type Reached = Pick<State, 'instructions' | 'accepts'>;
