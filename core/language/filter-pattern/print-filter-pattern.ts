import type {
  Comparison,
  Condition,
  DelimitedItem,
  FieldCondition,
  FieldName,
  FilterPattern,
  JsonCondition,
  PatternText,
  PatternValue,
  Selector,
  Step,
  Term,
  ValueState,
} from './pattern.ts';
import { isPlainName } from './syntax/selector.ts';
import { BARE_TEXT } from './syntax/value.ts';
import { isLogical } from './walk.ts';

/**
 * The pattern as text, in one form whatever its author's spacing and parentheses. Texts keep their
 * quotes or the lack of them, since CloudWatch may tell `400` from `"400"`.
 */
export const printFilterPattern = (pattern: FilterPattern): string => {
  switch (pattern.kind) {
    case 'text':
      return pattern.terms.length === 0 ? '" "' : pattern.terms.map(printTerm).join(' ');
    case 'json':
      return `{ ${printCondition(pattern.condition, printJsonCondition)} }`;
    case 'delimited':
      return `[${pattern.items.map(printItem).join(', ')}]`;
  }
};

const ROLES: { readonly [Role in Term['role']]: string } = {
  required: '',
  excluded: '-',
  optional: '?',
};

const printTerm = ({ role, content }: Term): string =>
  ROLES[role] + (content.kind === 'text' ? printText(content, /^\w+$/) : printValue(content));

const SIGNS = { and: ' && ', or: ' || ' };

/** `&&` binds tighter, so only lists with `||` within others need parentheses. */
const printCondition = <Leaf extends { readonly kind: string }>(
  condition: Condition<Leaf>,
  printLeaf: (leaf: Leaf) => string,
): string =>
  isLogical(condition)
    ? condition.operands
        .map((operand) => {
          const printed = printCondition(operand, printLeaf);
          return operand.kind === 'or' ? `(${printed})` : printed;
        })
        .join(SIGNS[condition.kind])
    : printLeaf(condition);

const STATES: { readonly [State in ValueState]: string } = {
  null: 'IS NULL',
  true: 'IS TRUE',
  false: 'IS FALSE',
  absent: 'NOT EXISTS',
};

const printJsonCondition = (condition: JsonCondition): string => {
  switch (condition.kind) {
    case 'comparison':
      return printComparison(condition, printSelector(condition.subject));
    case 'state':
      return `${printSelector(condition.subject)} ${STATES[condition.state]}`;
    case 'missing':
      return '';
  }
};

const printFieldCondition = (condition: FieldCondition): string =>
  condition.kind === 'missing' ? '' : printComparison(condition, condition.subject.name);

const printComparison = (
  { operator, value }: Comparison<Selector | FieldName>,
  subject: string,
): string => `${subject} ${operator} ${printValue(value)}`;

/** The selector as a pattern writes it. */
export const printSelector = ({ steps }: Pick<Selector, 'steps'>): string =>
  `$${steps.map(printStep).join('')}`;

const printStep = (step: Step): string => {
  switch (step.kind) {
    case 'name':
      return isPlainName(step.name)
        ? `.${step.name}`
        : `.['${step.name.replace(/['"]/g, String.raw`\$&`)}']`;
    case 'index':
      return `[${step.index}]`;
    case 'elements':
      return '[*]';
    case 'members':
      return '.*';
  }
};

const printItem = (item: DelimitedItem): string => {
  if (item.kind === 'ellipsis') {
    return '...';
  }
  return item.condition === undefined
    ? (item.name?.name ?? '')
    : printCondition(item.condition, printFieldCondition);
};

const printValue = (value: PatternValue): string => {
  switch (value.kind) {
    case 'text':
      return printText(value, BARE_TEXT);
    case 'number':
      return value.text;
    case 'regex':
      return `%${value.source}%`;
    case 'missing':
      return '';
  }
};

/** A text that ends with a backslash can't stand in quotes, where that would end nothing. */
const printText = ({ text, quoted }: PatternText, word: RegExp): string =>
  !quoted && (word.test(text) || text.endsWith('\\'))
    ? text
    : `"${text.replaceAll('"', String.raw`\"`)}"`;
