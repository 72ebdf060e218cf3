import { fieldEntry } from '../../catalogue/fields.ts';
import { parameterAt } from '../../catalogue/functions.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { type CheckedCall, callsIn } from '../calls.ts';
import type { Check } from '../context.ts';
import { isEventField } from '../event-field.ts';

/** `datefloor(eventTime, 1h)`: `eventTime` is a text, and functions of time take milliseconds. */
export const checkTextsAsTimes: Check = ({ commands }) =>
  commands.flatMap(callsIn).flatMap(textArguments);

const textArguments = ({ call, entry, command }: CheckedCall): readonly Problem[] =>
  call.arguments.flatMap((argument, index) => {
    const parameter = parameterAt(entry, index, call.arguments.length);
    return parameter?.type === 'timestamp' &&
      isEventField(argument, command.scope) &&
      fieldEntry(argument.name)?.type === 'text'
      ? problem('text-as-time', argument.span, { name: call.name, field: argument.name })
      : [];
  });
