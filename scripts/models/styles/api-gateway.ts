import type { Operation } from '../api-model.ts';
import { type FieldMember, part } from '../field-table.ts';
import { lowerFirst } from '../letters.ts';
import { modelMembers, type NamingContext } from '../name-shapes.ts';
import { loweredWire } from './plain.ts';

/** API Gateway: the names of the path stand alone, the body in `createStageInput` and such. */
export const apiGatewayRequest = (
  context: NamingContext,
  { name, operation, type }: { name: string; operation: Operation; type: string },
): readonly FieldMember[] => {
  const members = modelMembers(context, operation.input ?? {}, { type, style: loweredWire });
  const inPath = members.filter(({ shape }) => shape.location !== undefined);
  const body = members.filter(({ shape }) => shape.location === undefined);
  const ofPath = inPath.map((member) =>
    part(lowerFirst(member.key), member.typeIn(), member.summary),
  );
  if (body.length === 0) return [...ofPath, template];
  const wrapper = `${lowerFirst(name)}Input`;
  const inner = context.table.structure(`${context.api} ${wrapper}`, () =>
    body.flatMap((member) => loweredWire.name(member)),
  );
  return [...ofPath, part(wrapper, inner, 'The body of the request.'), template];
};

const template = part('template', '?', 'Whether an address is a template.');

/** What it answers has the links that its REST interface gives. */
export const apiGatewayLinks = (name: string): readonly FieldMember[] => {
  const resource = lowerFirst(name.replace(/^(?:Create|Update|Import|Put|Get|Delete)/, ''));
  return ['self', `${resource}Update`, `${resource}Delete`].map((link) =>
    part(link, '%', 'A link that the REST interface gives.'),
  );
};
