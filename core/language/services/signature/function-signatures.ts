import type { SignatureHelp, SignatureInformation } from 'vscode-languageserver-types';
import {
  arityOf,
  type FunctionEntry,
  functionMeaning,
  groupingMeaning,
  parameterAt,
} from '../../catalogue/functions.ts';
import type { ParameterEntry } from '../../catalogue/functions.ts';
import { codeBlock, paragraphs } from '../markdown-text.ts';
import type { OpenCall } from './open-calls.ts';
import { parameterText } from './parameter-text.ts';
import { type Part, signatureOf } from './signature-of.ts';

/** The signatures of a function, the one that fits the arguments active; undefined for none. */
export const functionSignatures = (
  { name: written, argument, count }: OpenCall,
  isKey: boolean,
): SignatureHelp | undefined => {
  const meaning = (isKey ? groupingMeaning(written) : undefined) ?? functionMeaning(written);
  if (meaning === undefined) return undefined;
  const { name, entry } = meaning;
  const forms = formsOf(entry, count);
  const fitting = forms.findIndex(({ length }) => length >= count);
  const activeSignature = fitting < 0 ? forms.length - 1 : fitting;
  const form = forms[activeSignature] ?? [];
  const signatures = forms.map((parameters) => information(name, entry, parameters));
  // A parameter that is not there is none: too many arguments are shown as no parameter's.
  return { signatures, activeSignature, activeParameter: Math.min(argument, form.length) };
};

/** One way to call it: the parameters, in order. */
type Form = readonly FormParameter[];

interface FormParameter {
  readonly label: string;
  readonly entry: ParameterEntry;
}

/**
 * The ways to call a function: with each number of optional parameters; what repeats as often as
 * there are arguments, and once more in the last form.
 */
const formsOf = (entry: FunctionEntry, count: number): readonly Form[] => {
  const { least, most } = arityOf(entry);
  const repeating = entry.parameters.filter(({ repeats }) => repeats === true).length;
  if (repeating === 0) {
    return Array.from({ length: most - least + 1 }, (_, extra) => formOf(entry, least + extra));
  }
  const optional = entry.parameters.filter(({ optional: may }) => may === true).length;
  const repeated = Math.max(1, Math.ceil((count - optional - (least - repeating)) / repeating));
  const length = Math.min(most, least - repeating + repeated * repeating);
  const lengths = [length, ...(optional > 0 ? [length + 1] : []), length + repeating];
  return lengths.filter((each) => each <= most).map((each) => formOf(entry, each));
};

const formOf = (entry: FunctionEntry, length: number): Form => {
  const found = Array.from({ length }, (_, index) => parameterAt(entry, index, length));
  const seen = new Map<string, number>();
  return found.flatMap((parameter): readonly FormParameter[] => {
    if (parameter === undefined) return [];
    const time = (seen.get(parameter.name) ?? 0) + 1;
    seen.set(parameter.name, time);
    const isNumbered = found.filter((other) => other?.name === parameter.name).length > 1;
    const label = isNumbered ? `${parameter.name}${time}` : parameter.name;
    return [{ label, entry: parameter }];
  });
};

const information = (name: string, entry: FunctionEntry, form: Form): SignatureInformation => {
  const goesOn = form.at(-1)?.entry.repeats === true;
  const parts: Part[] = form.map(({ label, entry: parameter }, index) => ({
    before: index === 0 ? '' : ', ',
    label,
    documentation: parameterText(name, parameter),
  }));
  return signatureOf({
    start: `${name}(`,
    parts,
    end: `${goesOn ? ', …' : ''}): ${entry.result}`,
    documentation: paragraphs(entry.summary, codeBlock(entry.example)),
  });
};
