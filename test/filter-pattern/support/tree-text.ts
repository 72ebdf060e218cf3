import type {
  Condition,
  DelimitedItem,
  FieldCondition,
  FilterPattern,
  JsonCondition,
  PatternValue,
  Selector,
  Step,
  Term,
} from '../../../core/language/filter-pattern/pattern.ts';
import { isLogical } from '../../../core/language/filter-pattern/walk.ts';

/** A tree as a corpus writes it: operators first, a line each where they hold others. */
export const treeText = (pattern: FilterPattern): string => {
  switch (pattern.kind) {
    case 'text':
      return ['text', ...pattern.terms.map(termText)].join('\n  ');
    case 'json':
      return `json\n${conditionText(pattern.condition, jsonText, '  ')}`;
    case 'delimited':
      return ['delimited', ...pattern.items.map(itemText)].join('\n  ');
  }
};

const termText = ({ role, content }: Term): string => `${role} ${valueText(content)}`;

const conditionText = <Leaf extends { readonly kind: string }>(
  condition: Condition<Leaf>,
  leafText: (leaf: Leaf) => string,
  indent: string,
): string =>
  isLogical(condition)
    ? [
        indent + condition.kind,
        ...condition.operands.map((operand) => conditionText(operand, leafText, `${indent}  `)),
      ].join('\n')
    : indent + leafText(condition);

const jsonText = (condition: JsonCondition): string => {
  switch (condition.kind) {
    case 'comparison':
      return `${condition.operator} ${selectorText(condition.subject)} ${valueText(condition.value)}`;
    case 'state':
      return `${condition.state} ${selectorText(condition.subject)}`;
    case 'missing':
      return 'missing';
  }
};

const selectorText = ({ steps }: Selector): string =>
  steps.length === 0 ? 'nothing' : steps.map(stepText).join('/');

const stepText = (step: Step): string => {
  switch (step.kind) {
    case 'name':
      return step.name;
    case 'index':
      return `[${step.index}]`;
    case 'elements':
      return '[*]';
    case 'members':
      return '*';
  }
};

const itemText = (item: DelimitedItem): string => {
  if (item.kind === 'ellipsis') {
    return '...';
  }
  const name = item.name?.name ?? 'unnamed';
  return item.condition === undefined
    ? name
    : `${name}\n${conditionText(item.condition, fieldText, '    ')}`;
};

const fieldText = (condition: FieldCondition): string =>
  condition.kind === 'missing'
    ? 'missing'
    : `${condition.operator} ${condition.subject.name} ${valueText(condition.value)}`;

const valueText = (value: PatternValue): string => {
  switch (value.kind) {
    case 'text':
      return value.quoted ? JSON.stringify(value.text) : `word ${value.text}`;
    case 'number':
      return value.text;
    case 'regex':
      return `%${value.source}%`;
    case 'missing':
      return 'missing';
  }
};
