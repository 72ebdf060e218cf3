import type { Query, SourceSelection } from '../../../../core/language/syntax/ast.ts';
import { type Cloud, groupOf, linkedAccounts, type LogGroup, type Place } from '../cloud.ts';
import { invalidParameter } from '../service-error.ts';

/** The log groups that the query's `SOURCE` names; undefined where it has none. */
export function sourceGroups(
  cloud: Cloud,
  place: Place,
  { commands }: Query,
): readonly LogGroup[] | undefined {
  const selections = commands.flatMap((command) =>
    command.kind === 'source' ? command.selections : [],
  );
  if (selections.length === 0) return undefined;
  return [...new Set(selections.flatMap((selection) => groupsOf(cloud, place, selection)))];
}

function groupsOf(cloud: Cloud, place: Place, selection: SourceSelection): readonly LogGroup[] {
  switch (selection.kind) {
    case 'name':
      return [groupOf(cloud, place, selection.name)];
    case 'logGroups': {
      const { accountIdentifiers, classes, namePrefixes } = selection;
      const linked = new Set(accountIdentifiers.map(({ value }) => value));
      const accounts = linkedAccounts(cloud, place).filter((account) => linked.has(account));
      const prefixes = namePrefixes.map(({ value }) => value);
      const wanted = classes.length === 0 ? ['STANDARD'] : classes.map(({ value }) => value);
      return [place.account, ...accounts]
        .flatMap((account) => [...cloud.place(account, place.region).groups.values()])
        .filter(({ logClass }) => wanted.includes(logClass))
        .filter(
          ({ name }) => prefixes.length === 0 || prefixes.some((prefix) => name.startsWith(prefix)),
        );
    }
    case 'dataSource':
    case 'logGroupTags':
      throw invalidParameter('the stand-in knows neither data sources nor tags');
  }
}
