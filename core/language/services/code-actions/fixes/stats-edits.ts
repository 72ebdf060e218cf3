import { functionMeaning } from '../../../catalogue/functions.ts';
import type { Call, Command, StatsCommand } from '../../../syntax/ast.ts';
import { insert, type Edit } from '../edit.ts';
import type { Place } from '../place.ts';

/** The last command before the place that makes rows of its own. */
export const makerOf = ({
  commands,
  index,
}: Pick<Place, 'commands' | 'index'>):
  { readonly command: Command; readonly index: number } | undefined => {
  const at = commands.findLastIndex((command, where) => where < index && MAKERS.has(command.kind));
  const command = commands[at];
  return command && { command, index: at };
};

const MAKERS: ReadonlySet<Command['kind']> = new Set<Command['kind']>([
  'stats',
  'pattern',
  'countFrequent',
  'relevantfields',
  'logcompare',
]);

/** One more key of a `stats`. */
export const addKey = (stats: StatsCommand, key: string): Edit => {
  const last = stats.keys.at(-1);
  if (last !== undefined) {
    return insert(last.span.end, `, ${key}`);
  }
  const end = stats.aggregates.at(-1)?.span.end ?? stats.span.end;
  return insert(end, ` by ${key}`);
};

/** One more aggregate of a `stats`, and what it is called. */
export const addAggregate = (
  { commands }: Pick<Place, 'commands'>,
  stats: StatsCommand,
  call: Call,
): { readonly edit: Edit; readonly name: string } => {
  const name = aggregateName(call, namesIn(commands));
  const end = stats.aggregates.at(-1)?.span.end ?? stats.nameSpan.end;
  const text = `${stats.aggregates.length === 0 ? ' ' : ', '}${call.text} as ${name}`;
  return { edit: insert(end, text), name };
};

/** What an aggregate may be called: `max_bytesTransferredOut`, `count`. */
export const aggregateName = (call: Call, taken: ReadonlySet<string>): string => {
  const kind = functionMeaning(call.name)?.name ?? call.name;
  const field = call.arguments.find((argument) => argument.kind === 'field');
  const period = call.arguments.at(-1);
  const named = field?.kind === 'field' ? (field.name.split('.').at(-1) ?? '') : '';
  const part = named === '' && period?.kind === 'duration' ? period.text : named;
  const base = [kind, part.replace(/\W/g, '')].filter((word) => word !== '').join('_');
  return taken.has(base) ? `${base}_2` : base;
};

/** Every name that the commands give or list. */
export const namesIn = (commands: readonly Command[]): ReadonlySet<string> =>
  new Set(
    commands.flatMap((command) => {
      switch (command.kind) {
        case 'fields':
        case 'display':
          return command.items.map(({ name }) => name);
        case 'stats':
          return [...command.keys, ...command.aggregates].map(({ name }) => name);
        case 'parse':
          return command.aliases.map(({ name }) => name);
        default:
          return [];
      }
    }),
  );
