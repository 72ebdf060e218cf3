import { type Problem, problem } from '../../problems/problem.ts';
import type { Binary } from '../../syntax/ast.ts';
import type { Check } from '../context.ts';
import { isEventField } from '../event-field.ts';

/** `errorCode = "Failed authentication"`: that is what `errorMessage` says. */
export const checkMessagesAsCodes: Check = ({ commands }) =>
  commands.flatMap(({ binaries, scope }) =>
    binaries.flatMap((binary) =>
      isEventField(binary.left, scope) && binary.left.name === 'errorCode'
        ? messageAsCode(binary)
        : [],
    ),
  );

const messageAsCode = ({ operator, right }: Binary): readonly Problem[] =>
  right.kind === 'text' && COMPARED.has(operator) && /\w \w/.test(right.value)
    ? [problem('message-as-code', right.span, { value: right.value })]
    : [];

const COMPARED: ReadonlySet<string> = new Set(['=', '!=', 'like', 'not like']);
