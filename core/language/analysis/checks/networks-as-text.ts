import { type Problem, problem } from '../../problems/problem.ts';
import type { Binary, Expression } from '../../syntax/ast.ts';
import type { Check } from '../context.ts';
import { isEventField } from '../event-field.ts';

/** `sourceIPAddress = "10.0.0.0/8"`: an address never equals a network. */
export const checkNetworksAsText: Check = ({ commands }) =>
  commands.flatMap(({ binaries, scope }) =>
    binaries.flatMap((binary) =>
      isEventField(binary.left, scope) && binary.left.name === 'sourceIPAddress'
        ? networks(binary)
        : [],
    ),
  );

const networks = ({ operator, right }: Binary): readonly Problem[] =>
  COMPARED.has(operator) ? texts(right).flatMap(network) : [];

const COMPARED: ReadonlySet<string> = new Set(['=', '!=', 'in', 'not in', 'like', 'not like']);

const texts = (expression: Expression): readonly Expression[] =>
  expression.kind === 'list' ? expression.items : [expression];

const network = (expression: Expression): readonly Problem[] =>
  expression.kind === 'text' && CIDR.test(expression.value)
    ? [problem('network-as-text', expression.span, { network: expression.value })]
    : [];

const CIDR = /^[\d.]+\/\d{1,2}$|^[\da-f:]+:[\da-f:]*\/\d{1,3}$/i;
