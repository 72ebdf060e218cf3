import type {
  Condition,
  FilterPattern,
  Logical,
  PatternRegex,
  PatternText,
  PatternValue,
  Selector,
} from './pattern.ts';

/** The conditions that a condition is made of, in order of the text. */
export const leavesOf = <Leaf extends { readonly kind: string }>(
  condition: Condition<Leaf>,
): readonly Leaf[] =>
  isLogical(condition) ? condition.operands.flatMap((operand) => leavesOf(operand)) : [condition];

export const isLogical = <Leaf extends { readonly kind: string }>(
  condition: Condition<Leaf>,
): condition is Logical<Leaf> => condition.kind === 'and' || condition.kind === 'or';

/** Every value that a pattern compares with or looks for, in order of the text. */
export const valuesOf = (pattern: FilterPattern): readonly PatternValue[] => {
  switch (pattern.kind) {
    case 'text':
      return pattern.terms.map(({ content }) => content);
    case 'json':
      return leavesOf(pattern.condition).flatMap((leaf) =>
        leaf.kind === 'comparison' ? leaf.value : [],
      );
    case 'delimited':
      return pattern.items.flatMap((item) =>
        item.kind === 'ellipsis' || item.condition === undefined
          ? []
          : leavesOf(item.condition).flatMap((leaf) =>
              leaf.kind === 'comparison' ? leaf.value : [],
            ),
      );
  }
};

/** Every selector of a pattern, in order of the text; one that stands twice comes twice. */
export const selectorsOf = (pattern: FilterPattern): readonly Selector[] =>
  pattern.kind === 'json'
    ? leavesOf(pattern.condition).flatMap((leaf) => (leaf.kind === 'missing' ? [] : leaf.subject))
    : [];

export const isRegex = (value: PatternValue): value is PatternRegex => value.kind === 'regex';

export const isText = (value: PatternValue): value is PatternText => value.kind === 'text';

/** True for a step that stands for several. */
export const isWildcard = ({ kind }: Selector['steps'][number]): boolean =>
  kind === 'elements' || kind === 'members';
