import type { LogGroup } from '#protocol/cloud.ts';
import { accountOf, shortLogGroup } from '../describe-source.ts';
import { logGroupText } from '../log-group-text.ts';
import { chosen, type ChosenLogGroup } from './draft.ts';
import type { FoundLogGroups } from './log-group-search.ts';

/** A line of the list of log groups. */
export type LogGroupChoice =
  | {
      readonly kind: 'log-group';
      readonly logGroup: ChosenLogGroup;
      readonly label: string;
      readonly description: string;
      readonly isChosen: boolean;
    }
  | {
      /** `more` loads the next page, `retry` asks again. */
      readonly kind: 'more' | 'retry';
      readonly label: string;
      readonly description: string;
    };

/**
 * The lines: what is chosen, whatever is typed now; what was found; what is typed, to be taken as it
 * is; and what can be done besides.
 */
export function logGroupChoices(
  found: FoundLogGroups,
  chosenGroups: readonly ChosenLogGroup[],
): readonly LogGroupChoice[] {
  const known = new Map(found.items.map((item) => [identifierOf(item, found), item]));
  const isChosen = new Set(chosenGroups.map(({ identifier }) => identifier));
  const lines = [
    ...chosenGroups.map((logGroup) => line(logGroup, known.get(logGroup.identifier), true)),
    ...[...known]
      .filter(([identifier]) => !isChosen.has(identifier))
      .map(([identifier, item]) => line(chosen(identifier, item), item, false)),
  ];
  const isListed = lines.some(({ logGroup }) => logGroup.identifier === found.text);
  const typed = isListed || !canBeName(found.text) ? [] : [typedLine(found.text)];
  return [...lines, ...typed, ...actions(found)];
}

/** Names of linked accounts' log groups say nothing alone, so those are called by their ARN. */
function identifierOf({ name, arn }: LogGroup, { includeLinked }: FoundLogGroups): string {
  return includeLinked ? arn : name;
}

type LogGroupLine = Extract<LogGroupChoice, { readonly kind: 'log-group' }>;

function line(
  logGroup: ChosenLogGroup,
  item: LogGroup | undefined,
  isChosen: boolean,
): LogGroupLine {
  const { identifier } = logGroup;
  const account = accountOf(identifier);
  return {
    kind: 'log-group',
    logGroup,
    label: shortLogGroup(identifier),
    description: [
      ...(account === undefined ? [] : [`account ${account}`]),
      ...(item === undefined ? [] : [logGroupText(item)]),
    ].join(' · '),
    isChosen,
  };
}

function typedLine(text: string): LogGroupLine {
  return {
    kind: 'log-group',
    logGroup: chosen(text),
    label: text,
    description: 'as typed',
    isChosen: false,
  };
}

function actions({ hasMore, isBusy, problem, items }: FoundLogGroups): readonly LogGroupChoice[] {
  if (isBusy) return [];
  if (problem !== undefined) {
    const description = `${problem} · choose this to try again, or type a log group’s name`;
    return [{ kind: 'retry', label: 'The log groups could not be listed', description }];
  }
  return hasMore
    ? [{ kind: 'more', label: 'More log groups…', description: `${items.length} are shown` }]
    : [];
}

/** The letters of names of log groups, and of their ARNs. */
function canBeName(text: string): boolean {
  return /^[\w./#:-]{1,2048}$/.test(text);
}
