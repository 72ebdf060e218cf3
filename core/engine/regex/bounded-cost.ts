import type { RegexNode, Repetition } from './regex-tree.ts';

/**
 * How long a text may be for a backtracking engine (JavaScript's own) to read each of its characters
 * at most a thousand times, and to find the same as RE2; -1 where that is not proven for any text.
 * Told from the tree:
 *
 * 1. What to do next is plain from the next character: a repetition without bound never takes a
 *    character that may follow it, unless all that follows is bounded or cannot fail. So an attempt
 *    at one place takes a time proportional to what it reads.
 * 2. Attempts at different places read different parts of the text: repetitions without bound never
 *    take a character that a match may begin with. Or there is one attempt, at the text's start.
 *
 * `a+b` breaks the second rule: on a text of a thousand "a" it is tried a thousand times over, so
 * only texts up to that length are given to it. An expression that breaks the first rule never is.
 * Nor may a match be empty unless it is at the text's start: JavaScript finds empty ones between the
 * halves of a surrogate pair.
 */
export const longestNative = (tree: RegexNode): number => {
  const { looped, first, fixed, nullable, ways } = costOf(tree, END);
  const isOnce = isAnchored(tree);
  if (differs(tree) || (nullable && !isOnce) || ways > MOST_STEPS) {
    return -1;
  }
  const apart = (looped & first) === 0n ? fixed + 1 : Infinity;
  return (isOnce ? 1 : apart) * ways <= MOST_STEPS ? LONGEST_NATIVE : Math.floor(MOST_STEPS / ways);
};

/** So often may one character be read. */
const MOST_STEPS = 1000;

/** JavaScript's engine keeps its ways back in a stack, which longer texts could fill. */
const LONGEST_NATIVE = 2 ** 20;

interface Cost {
  /** The characters that it may begin with. */
  readonly first: bigint;
  readonly nullable: boolean;
  /** The characters that its repetitions without bound take. */
  readonly looped: bigint;
  /** At most so many characters are taken outside of those. */
  readonly fixed: number;
  /** At most so many ways are tried from one place; Infinity where that grows with the text. */
  readonly ways: number;
  /** True where it cannot fail: it may at least take nothing. */
  readonly certain: boolean;
}

/** What follows a node. At the expression's end nothing can fail any more. */
const END: Cost = {
  first: 0n,
  nullable: true,
  looped: 0n,
  fixed: 0,
  ways: 1,
  certain: true,
};

const FAILING: Cost = { ...END, certain: false };

const costOf = (node: RegexNode, rest: Cost): Cost => {
  switch (node.kind) {
    case 'character':
      return { ...FAILING, first: node.set.mask, nullable: false, fixed: 1 };
    case 'assertion':
      return FAILING;
    case 'group':
      return costOf(node.body, rest);
    case 'sequence':
      return sequenceCost(node.parts, rest);
    case 'choice':
      return choiceCost(node.branches, rest);
    case 'repetition':
      return repetitionCost(node, rest);
  }
};

/** One after the other. */
const joined = (before: Cost, after: Cost): Cost => ({
  first: before.first | (before.nullable ? after.first : 0n),
  nullable: before.nullable && after.nullable,
  looped: before.looped | after.looped,
  fixed: before.fixed + after.fixed,
  ways: before.ways * after.ways,
  certain: before.certain && after.certain,
});

/** From the last to the first, since the cost of a part depends on what follows it. */
const sequenceCost = (parts: readonly RegexNode[], rest: Cost): Cost => {
  let cost = END;
  for (const part of parts.toReversed()) {
    cost = joined(costOf(part, joined(cost, rest)), cost);
  }
  return cost;
};

const choiceCost = (branches: readonly RegexNode[], rest: Cost): Cost => {
  let all: Cost = { ...FAILING, nullable: false };
  let starts = 0n;
  for (const branch of branches) {
    const cost = costOf(branch, rest);
    const first = cost.first | (cost.nullable ? rest.first : 0n);
    const isApart = (starts & first) === 0n && !(all.nullable && cost.nullable);
    starts |= first;
    all = {
      first: all.first | cost.first,
      nullable: all.nullable || cost.nullable,
      looped: all.looped | cost.looped,
      fixed: Math.max(all.fixed, cost.fixed),
      ways: isApart ? Math.max(all.ways, cost.ways) : all.ways + cost.ways,
      certain: false,
    };
  }
  return all;
};

const repetitionCost = (node: Repetition, rest: Cost): Cost => {
  const { body, least, most } = node;
  const inner = costOf(body, withRounds(node, rest));
  const isPlain = (inner.first & rest.first) === 0n;
  const round = {
    first: inner.first,
    nullable: least === 0 || inner.nullable,
    certain: least === 0,
  };
  if (most < Infinity) {
    const ends = isPlain ? 1 : most - least + 1;
    const ways = inner.ways ** most * ends;
    return { ...round, looped: inner.looped, fixed: inner.fixed * most, ways };
  }
  if (rest.certain && body.kind === 'character') {
    return { ...round, looped: 0n, fixed: least, ways: 1 };
  }
  const out = isPlain ? 1 : waysOut(node, rest);
  return { ...round, looped: takenBy(body), fixed: 0, ways: inner.ways > 1 ? Infinity : out };
};

/** What follows one round of a repetition: further rounds, or what follows the repetition. */
const withRounds = ({ body, most }: Repetition, rest: Cost): Cost => {
  const round = aloneCost(body);
  const common = { first: rest.first | round.first, nullable: rest.nullable, certain: false };
  if (most === Infinity) {
    const ways = round.ways > 1 ? Infinity : rest.ways;
    return { ...common, looped: rest.looped | takenBy(body), fixed: rest.fixed, ways };
  }
  return {
    ...common,
    looped: rest.looped | round.looped,
    fixed: rest.fixed + round.fixed * most,
    ways: rest.ways * round.ways ** most,
  };
};

const NOTHING: Cost = { ...FAILING, nullable: false };

/** Remembers what it tells of a node, since repetitions within each other ask often. */
const remembering = <Told>(tell: (node: RegexNode) => Told): ((node: RegexNode) => Told) => {
  const known = new WeakMap<RegexNode, { readonly told: Told }>();
  return (node) => {
    const { told } = known.get(node) ?? { told: tell(node) };
    known.set(node, { told });
    return told;
  };
};

/** The cost of a node whatever follows it. */
const aloneCost = remembering((node) => costOf(node, NOTHING));

/** At each character that a repetition gives back, all that follows is tried. */
const waysOut = ({ body }: Repetition, rest: Cost): number =>
  rest.looped === 0n && body.kind === 'character' ? (rest.fixed + 1) * rest.ways : Infinity;

/** All characters that a node may take. */
const takenBy = remembering((node: RegexNode): bigint => {
  switch (node.kind) {
    case 'character':
      return node.set.mask;
    case 'assertion':
      return 0n;
    case 'group':
    case 'repetition':
      return takenBy(node.body);
    case 'sequence':
      return node.parts.reduce((all, part) => all | takenBy(part), 0n);
    case 'choice':
      return node.branches.reduce((all, branch) => all | takenBy(branch), 0n);
  }
});

/** True where a match can begin at the text's start only. */
export const isAnchored = (node: RegexNode): boolean => {
  switch (node.kind) {
    case 'assertion':
      return node.assertion === 'textStart';
    case 'group':
      return isAnchored(node.body);
    case 'sequence':
      return node.parts[0] !== undefined && isAnchored(node.parts[0]);
    case 'choice':
      return node.branches.every(isAnchored);
    case 'character':
    case 'repetition':
      return false;
  }
};

/**
 * True where JavaScript finds something else than RE2: it forgets the groups of a repetition's
 * earlier rounds, and takes no round that is empty.
 */
const differs = (node: RegexNode): boolean => {
  switch (node.kind) {
    case 'character':
    case 'assertion':
      return false;
    case 'group':
      return differs(node.body);
    case 'sequence':
      return node.parts.some(differs);
    case 'choice':
      return node.branches.some(differs);
    case 'repetition':
      return (
        isNullable(node.body) ||
        (node.most > 1 && mayLoseGroups(node.body, false)) ||
        differs(node.body)
      );
  }
};

/**
 * The characters that a match may begin with, as `CharacterSet.mask` has them; undefined where a
 * match may be empty.
 */
export const firstOf = (tree: RegexNode): bigint | undefined => {
  const { first, nullable } = costOf(tree, END);
  return nullable ? undefined : first;
};

const isNullable = (node: RegexNode): boolean => aloneCost(node).nullable;

/** True where a group may take part in one round of a repetition and not in the next. */
const mayLoseGroups = (node: RegexNode, isOptional: boolean): boolean => {
  switch (node.kind) {
    case 'character':
    case 'assertion':
      return false;
    case 'group':
      return isOptional || mayLoseGroups(node.body, isOptional);
    case 'sequence':
      return node.parts.some((part) => mayLoseGroups(part, isOptional));
    case 'choice':
      return node.branches.some((branch) => mayLoseGroups(branch, true));
    case 'repetition':
      return mayLoseGroups(node.body, isOptional || node.least === 0);
  }
};
