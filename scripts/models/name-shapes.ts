import { type ApiModel, type ModelShape, resolved } from './api-model.ts';
import { type Documentation, elementOf, firstSentence, valuesOf } from './documentation.ts';
import type { FieldMember, FieldTable, TypeCode } from './field-table.ts';
import { isNoise } from '#language/catalogue/events/noise.ts';
import { isHidden } from '#language/catalogue/events/hidden.ts';
import { meaningOf } from './meaning.ts';
import { isoTime, localTime, type ModelMember, type Style, type TimeForm } from './style.ts';

/** What one service's shapes are named with. */
export interface NamingContext {
  readonly model: ApiModel;
  readonly documentation: Documentation;
  readonly table: FieldTable;
  /** Whether each member's meaning is worth its size. */
  readonly explained: boolean;
  /** Tells the structures of APIs that share a table apart. */
  readonly api: string;
}

const LONGEST_MEANING = 100;

/** The members of a structure, in the model's order, the required first and noise last. */
export const modelMembers = (
  context: NamingContext,
  shape: ModelShape,
  { type: declared, style }: { readonly type: string; readonly style: Style },
): readonly ModelMember[] => {
  const { model, documentation, explained } = context;
  const words = documentation.interfaces.get(declared);
  const required = new Set(shape.required ?? []);
  const rank = ({ key, summary }: ModelMember): number => {
    if (isHidden(summary)) return 3;
    if (required.has(key)) return 0;
    return isNoise(key) ? 2 : 1;
  };
  return Object.entries(shape.members ?? {})
    .map(([key, member]): ModelMember => {
      const target = resolved(member, model);
      const documented = words?.get(key);
      const type = documented?.type ?? '';
      const said = explained ? firstSentence(documented?.summary ?? '', LONGEST_MEANING) : '';
      const summary = meaningOf({ key, shape: target, said, time: timeOf(target, style) });
      return {
        key,
        shape: target,
        summary,
        typeIn: (other = style) => typeOf(context, target, { type, style: other }),
        elementIn: (other = style) =>
          typeOf(context, resolved(target.member ?? {}, model), {
            type: elementOf(type, documentation),
            style: other,
          }),
        structure: (parts) => context.table.structure(JSON.stringify(parts), () => parts),
      };
    })
    .sort((a, b) => rank(a) - rank(b));
};

/** The type of a shape as CloudTrail writes it in a style; `type` is its declared name. */
const typeOf = (
  context: NamingContext,
  shape: ModelShape,
  named: { readonly type: string; readonly style: Style },
): TypeCode => {
  const { model, documentation } = context;
  const element = (inner: ModelShape | undefined): TypeCode =>
    typeOf(context, resolved(inner ?? {}, model), {
      type: elementOf(named.type, documentation),
      style: named.style,
    });
  switch (shape.type) {
    case 'structure':
      return shape.document === true ? '%' : structureType(context, shape, named);
    case 'list':
      return (named.style.list ?? plainList)(element(shape.member));
    case 'map':
      return `%${element(shape.value)}`;
    case 'boolean':
      return '?';
    case 'timestamp':
      return timeOf(shape, named.style).type;
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return '#';
    default:
      return context.table.valueList(valuesOf(named.type, documentation));
  }
};

/** A format that the model names is the one that is recorded. */
const timeOf = ({ timestampFormat }: ModelShape, { time = localTime }: Style): TimeForm =>
  timestampFormat === 'iso8601' ? isoTime : time;

const plainList = (element: TypeCode): TypeCode => `*${element}`;

const structureType = (
  context: NamingContext,
  shape: ModelShape,
  { type, style }: { readonly type: string; readonly style: Style },
): TypeCode => {
  const key = type === '' ? JSON.stringify(shape) : type;
  return context.table.structure(`${context.api} ${style.key} ${key}`, () =>
    membersIn(context, shape, { type, style }),
  );
};

/** The named members of a structure. */
export const membersIn = (
  context: NamingContext,
  shape: ModelShape,
  named: { readonly type: string; readonly style: Style },
): readonly FieldMember[] => [
  ...modelMembers(context, shape, named).flatMap((member) => named.style.name(member)),
  ...(named.style.more ?? []),
];
