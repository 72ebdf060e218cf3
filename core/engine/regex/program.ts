import { firstOf, isAnchored } from './bounded-cost.ts';
import { type CharacterSet, memberTable } from './character-set.ts';
import type { Assertion, RegexNode, Repetition } from './regex-tree.ts';
import { prefixOf } from './required-literal.ts';

/** What an instruction does. */
export const Operation = { character: 0, split: 1, jump: 2, save: 3, assert: 4, match: 5 } as const;

/**
 * An expression as instructions for a machine that reads one character after the other (Pike; Cox,
 * "Regular Expression Matching: the Virtual Machine Approach"). What an operation needs stands in
 * `first` and `second`: the set of a character, the two ways of a split (the preferred one first),
 * where to jump, the slot to save the place in, the assertion.
 */
export interface Program {
  readonly operations: Uint8Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly sets: readonly CharacterSet[];
  /** The ASCII tables of all sets, one behind the other. */
  readonly ascii: Uint8Array;
  readonly assertions: readonly Assertion[];
  /** Two for each group, and two for the whole match. */
  readonly slots: number;
  /** Numbers the instructions that are reached from more than one other; -1 for the others. */
  readonly joins: Int32Array;
  readonly joinCount: number;
  readonly isAnchored: boolean;
  /** The text that every match begins with; may be empty. */
  readonly prefix: string;
  /** What a match may begin with (`memberTable`); undefined where it may be empty. */
  readonly starts: Uint8Array | undefined;
}

interface Writer {
  readonly operations: number[];
  readonly first: number[];
  readonly second: number[];
  readonly sets: Map<CharacterSet, number>;
  readonly assertions: Assertion[];
}

export const compileProgram = (tree: RegexNode, groups: number): Program => {
  const writer: Writer = { operations: [], first: [], second: [], sets: new Map(), assertions: [] };
  write(writer, tree);
  add(writer, Operation.match);
  const { operations, first, second, sets, assertions } = writer;
  const joins = joinsOf(writer);
  const starts = firstOf(tree);
  return {
    operations: Uint8Array.from(operations),
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    sets: [...sets.keys()],
    ascii: Uint8Array.from([...sets.keys()].flatMap(({ ascii }) => [...ascii])),
    assertions,
    slots: 2 * groups + 2,
    joins,
    joinCount: joins.reduce((most, join) => Math.max(most, join + 1), 0),
    isAnchored: isAnchored(tree),
    prefix: prefixOf(tree),
    starts: starts === undefined ? undefined : memberTable(starts),
  };
};

/** Appends an instruction and gives its place. */
const add = (
  { operations, first, second }: Writer,
  operation: number,
  one = 0,
  two = 0,
): number => {
  first.push(one);
  second.push(two);
  return operations.push(operation) - 1;
};

const here = ({ operations }: Writer): number => operations.length;

const write = (writer: Writer, node: RegexNode): void => {
  switch (node.kind) {
    case 'character':
      add(writer, Operation.character, setNumber(writer, node.set));
      break;
    case 'assertion':
      add(writer, Operation.assert, writer.assertions.push(node.assertion) - 1);
      break;
    case 'group':
      add(writer, Operation.save, 2 * node.index);
      write(writer, node.body);
      add(writer, Operation.save, 2 * node.index + 1);
      break;
    case 'sequence':
      for (const part of node.parts) {
        write(writer, part);
      }
      break;
    case 'choice':
      writeChoice(writer, node.branches);
      break;
    case 'repetition':
      writeRepetition(writer, node);
      break;
  }
};

const setNumber = ({ sets }: Writer, set: CharacterSet): number => {
  const number = sets.get(set) ?? sets.size;
  sets.set(set, number);
  return number;
};

const writeChoice = (writer: Writer, branches: readonly RegexNode[]): void => {
  const ends: number[] = [];
  for (const [index, branch] of branches.entries()) {
    if (index < branches.length - 1) {
      const split = add(writer, Operation.split);
      writer.first[split] = here(writer);
      write(writer, branch);
      ends.push(add(writer, Operation.jump));
      writer.second[split] = here(writer);
    } else {
      write(writer, branch);
    }
  }
  for (const end of ends) {
    writer.first[end] = here(writer);
  }
};

/** As RE2 does: `x{2,4}` is `xx(?:x(?:x)?)?`, `x{2,}` is `xx+`, and `x*` is `(?:x+)?`. */
const writeRepetition = (writer: Writer, { body, least, most, lazy }: Repetition): void => {
  const isEndless = most === Infinity;
  for (let round = isEndless ? 1 : 0; round < least; round += 1) {
    write(writer, body);
  }
  const optional: number[] = [];
  for (let round = least; round < (isEndless ? Math.max(least, 1) : most); round += 1) {
    optional.push(add(writer, Operation.split));
    if (isEndless) {
      break;
    }
    write(writer, body);
  }
  if (isEndless) {
    const start = here(writer);
    write(writer, body);
    const split = add(writer, Operation.split);
    setWays(writer, { split, inside: start, outside: here(writer), lazy });
  }
  for (const split of optional) {
    setWays(writer, { split, inside: split + 1, outside: here(writer), lazy });
  }
};

interface Ways {
  readonly split: number;
  readonly inside: number;
  readonly outside: number;
  readonly lazy: boolean;
}

const setWays = (writer: Writer, { split, inside, outside, lazy }: Ways): void => {
  writer.first[split] = lazy ? outside : inside;
  writer.second[split] = lazy ? inside : outside;
};

const joinsOf = ({ operations, first, second }: Writer): Int32Array => {
  const sources = new Int32Array(operations.length);
  const reach = (place: number): void => {
    sources[place] = (sources[place] ?? 0) + 1;
  };
  reach(0);
  for (const [place, operation] of operations.entries()) {
    if (operation === Operation.split || operation === Operation.jump) {
      reach(first[place] ?? 0);
    } else if (operation !== Operation.match) {
      reach(place + 1);
    }
    if (operation === Operation.split) {
      reach(second[place] ?? 0);
    }
  }
  let count = 0;
  return sources.map((ways) => (ways > 1 ? count++ : -1));
};
