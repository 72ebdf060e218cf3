import type {
  Comparison,
  Condition,
  DelimitedPattern,
  FieldCondition,
  FieldName,
  FilterPattern,
  JsonCondition,
  Selector,
  StateCondition,
  Term,
  TextPattern,
} from '#language/filter-pattern/pattern.ts';
import { isLogical } from '#language/filter-pattern/walk.ts';
import { compileComparison, compileSearch, type TextTest } from './compare-text.ts';
import { compileFields } from './delimited-fields.ts';
import { compileSelector, scalarText } from './json-nodes.ts';
import { patternEvent, type PatternEvent } from './pattern-event.ts';

/** Whether an event matches. */
export type PatternTest = (event: PatternEvent) => boolean;

/**
 * The pattern as a test of events, as metric filters decide (guide). A property that is
 * not there meets no comparison, `!=` included. Of several that a selector points at, one has to
 * meet it. A condition that could not be parsed is met by nothing.
 */
export const compileFilterPattern = (pattern: FilterPattern): PatternTest => {
  switch (pattern.kind) {
    case 'text':
      return compileText(pattern);
    case 'json':
      return compileJson(pattern.condition);
    case 'delimited':
      return compileDelimited(pattern);
  }
};

/** Whether the pattern matches the message of an event. */
export const matchesFilterPattern = (pattern: FilterPattern, message: string): boolean =>
  compileFilterPattern(pattern)(patternEvent(message));

/** Every required term and no excluded one; optional ones count only where there are no others. */
const compileText = ({ terms }: TextPattern): PatternTest => {
  const counted = terms.filter(({ role }) => role !== 'optional');
  const tests = (counted.length === 0 ? terms : counted).map(compileTerm);
  return counted.length === 0 && terms.length > 0
    ? ({ message }) => tests.some((occurs) => occurs(message))
    : ({ message }) => tests.every((fits) => fits(message));
};

const compileTerm = ({ role, content }: Term): TextTest => {
  const occurs: TextTest =
    content.kind === 'regex' ? compileSearch(content) : (message) => message.includes(content.text);
  return role === 'excluded' ? (message) => !occurs(message) : occurs;
};

const compileJson = (condition: Condition<JsonCondition>): PatternTest => {
  const holds = compileCondition(condition, compileJsonCondition);
  return ({ json }) => {
    const root = json();
    return typeof root === 'object' && root !== null && holds(root);
  };
};

type Holds<Subject> = (subject: Subject) => boolean;

const compileCondition = <Leaf extends { readonly kind: string }, Subject>(
  condition: Condition<Leaf>,
  compileLeaf: (leaf: Leaf) => Holds<Subject>,
): Holds<Subject> => {
  if (!isLogical(condition)) {
    return compileLeaf(condition);
  }
  const operands = condition.operands.map((operand) => compileCondition(operand, compileLeaf));
  return condition.kind === 'and'
    ? (subject) => operands.every((holds) => holds(subject))
    : (subject) => operands.some((holds) => holds(subject));
};

const never = (): boolean => false;

const compileJsonCondition = (condition: JsonCondition): Holds<unknown> => {
  switch (condition.kind) {
    case 'comparison':
      return compileJsonComparison(condition);
    case 'state':
      return compileState(condition);
    case 'missing':
      return never;
  }
};

const compileJsonComparison = ({
  subject,
  operator,
  value,
}: Comparison<Selector>): Holds<unknown> => {
  const select = compileSelector(subject);
  const fits = compileComparison(operator, value);
  return (json) =>
    select(json).some((node) => {
      const text = scalarText(node);
      return text !== undefined && fits(text);
    });
};

const STATES: { readonly [State in Exclude<StateCondition['state'], 'absent'>]: unknown } = {
  null: null,
  true: true,
  false: false,
};

const compileState = ({ subject, state }: StateCondition): Holds<unknown> => {
  const select = compileSelector(subject);
  if (state === 'absent') {
    return (json) => select(json).length === 0;
  }
  const wanted = STATES[state];
  return (json) => select(json).includes(wanted);
};

const compileDelimited = ({ items }: DelimitedPattern): PatternTest => {
  const read = compileFields(items);
  const tests = items.flatMap((item) =>
    item.kind === 'field' && item.condition !== undefined
      ? compileCondition(item.condition, compileFieldCondition)
      : [],
  );
  return ({ message }) => {
    const fields = read(message);
    return fields !== undefined && tests.every((holds) => holds(fields));
  };
};

const compileFieldCondition = (
  condition: FieldCondition,
): Holds<ReadonlyMap<FieldName['name'], string>> => {
  if (condition.kind === 'missing') {
    return never;
  }
  const { subject, operator, value } = condition;
  const fits = compileComparison(operator, value);
  return (fields) => {
    const text = fields.get(subject.name);
    return text !== undefined && fits(text);
  };
};
