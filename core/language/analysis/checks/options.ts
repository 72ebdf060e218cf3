import { optionEntry, optionsOfCommand, type OptionValues } from '../../catalogue/options.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { CommandOption, Expression } from '../../syntax/ast.ts';
import { rangeOf } from '../../syntax/options.ts';
import { optionsOf } from '../../syntax/own-words.ts';
import { nearest } from '../../text/nearest.ts';
import type { Check } from '../context.ts';
import { written } from '../written.ts';

/** Options that a command does not have, and values that its options can't have. */
export const checkOptions: Check = ({ commands }) =>
  commands.flatMap(({ command }) => {
    const options = optionsOf(command);
    return options.flatMap((option, index) => [
      ...optionProblems(command.kind, option),
      ...repeated(option, options.slice(0, index)),
    ]);
  });

const repeated = ({ name }: CommandOption, before: readonly CommandOption[]): readonly Problem[] =>
  before.some((other) => other.name.name.toLowerCase() === name.name.toLowerCase())
    ? [problem('repeated-option', name.span, { name: name.name })]
    : [];

const optionProblems = (command: string, { name, value }: CommandOption): readonly Problem[] => {
  const entry = optionEntry(command, name.name);
  if (entry === undefined) {
    const known = optionsOfCommand(command).map((option) => option.name);
    const meant = nearest(name.name, known);
    return [problem('unknown-option', name.span, { command, name: name.name, nearest: meant })];
  }
  if (value.kind === 'placeholder' || value.kind === 'missing' || accepts(entry.values, value)) {
    return [];
  }
  const expected = described(entry.values);
  return [
    problem('invalid-option', value.span, { name: entry.name, expected, found: written(value) }),
  ];
};

const accepts = (values: OptionValues, value: Expression): boolean => {
  switch (values.kind) {
    case 'boolean':
      return value.kind === 'boolean';
    case 'number':
      return value.kind === 'number' && within(values, value.value);
    case 'count':
      return (
        value.kind === 'number' && Number.isSafeInteger(value.value) && within(values, value.value)
      );
    case 'range': {
      const range = rangeOf(value);
      return (
        range !== undefined &&
        range[0] >= values.least &&
        range[1] <= values.most &&
        range[0] <= range[1]
      );
    }
    case 'name':
      return value.kind === 'field';
    case 'word':
      return value.kind === 'field' && values.words.includes(value.name.toLowerCase());
  }
};

interface Bounds {
  readonly least: number;
  readonly most: number;
}

const within = ({ least, most }: Bounds, value: number): boolean => least <= value && value <= most;

const described = (values: OptionValues): string => {
  switch (values.kind) {
    case 'boolean':
      return 'true or false';
    case 'number':
      return values.least === 0 ? 'a number from 0' : `a number from ${values.least}`;
    case 'count':
      return `a whole number from ${values.least} to ${values.most}`;
    case 'range':
      return `a whole number or a range such as 1-4, from ${values.least} to ${values.most}`;
    case 'name':
      return 'a name without quotes';
    case 'word':
      return values.words.join(' or ');
  }
};
