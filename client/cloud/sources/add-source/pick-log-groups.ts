import {
  type Disposable,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  ThemeIcon,
} from 'vscode';
import type { Explorer } from '../../explorer.ts';
import type { ChosenLogGroup, SourceDraft } from './draft.ts';
import { type LogGroupChoice, logGroupChoices } from './log-group-choices.ts';
import { createLogGroupFinder, type LogGroupFinder } from './log-group-search.ts';
import { answerOf, createList } from './quick-pick.ts';
import type { Answer, StepPlace } from './steps.ts';

interface ChoiceItem extends QuickPickItem {
  readonly choice: LogGroupChoice;
}

/** Lets the user search the first Region's log groups, and choose some or type their names. */
export async function pickLogGroups(
  explorer: Explorer,
  draft: SourceDraft,
  step: StepPlace,
): Promise<Answer<readonly ChosenLogGroup[]>> {
  const [region = ''] = draft.regions;
  const others = draft.regions.length > 1 ? `, the first of ${draft.regions.length} Regions` : '';
  const pick = createList<ChoiceItem>({
    title: 'Log Groups',
    placeholder: `Type a part of a name, or how it begins: /aws/… (searched in ${region}${others})`,
    place: step,
  });
  pick.canSelectMany = true;
  const place = { profile: draft.profile, region };
  const finder = createLogGroupFinder(
    (search) => explorer.logGroups(place, search),
    () => list.show(),
  );
  const list = createChoiceList(pick, finder, draft.logGroups);
  const typing = followTyping(pick, finder);
  const { buttons } = pick;
  pick.buttons = [...buttons, linkedButtons.include];
  void finder.find('');
  return await answerOf(pick, {
    accept: () => list.accepted(),
    onButton: (button) => {
      const include = button === linkedButtons.include;
      const other = include ? linkedButtons.leaveOut : linkedButtons.include;
      pick.buttons = [...buttons, other];
      void finder.includeLinked(include);
    },
    also: [typing],
  });
}

const linkedButtons: Readonly<Record<'include' | 'leaveOut', QuickInputButton>> = {
  include: {
    iconPath: new ThemeIcon('link'),
    tooltip: 'Include the log groups of linked accounts (by their ARNs)',
  },
  leaveOut: {
    iconPath: new ThemeIcon('check'),
    tooltip: 'Linked accounts are included; choose this to leave them out',
  },
};

/** The time that typing has to rest before it is searched for, in milliseconds. */
const restTime = 250;

function followTyping(pick: QuickPick<ChoiceItem>, finder: LogGroupFinder): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const typing = pick.onDidChangeValue((text) => {
    clearTimeout(timer);
    timer = setTimeout(() => void finder.find(text), restTime);
  });
  return {
    dispose: () => {
      clearTimeout(timer);
      typing.dispose();
    },
  };
}

interface ChoiceList {
  show(): void;
  /** What is chosen; the line that has the focus where nothing is. */
  accepted(): readonly ChosenLogGroup[] | undefined;
}

/**
 * What VS Code says to be chosen right after the lines have changed can be about the lines before,
 * so it is not taken for the user's doing. In milliseconds.
 */
const settleTime = 200;

function createChoiceList(
  pick: QuickPick<ChoiceItem>,
  finder: LogGroupFinder,
  initial: readonly ChosenLogGroup[],
): ChoiceList {
  let chosen = initial;
  let shownAt = 0;
  /** Checks the boxes of what is chosen, unless they are. */
  const check = (): void => {
    const wanted = pick.items.filter(({ choice }) => isChosen(choice));
    const checked = new Set(pick.selectedItems);
    if (wanted.length === checked.size && wanted.every((item) => checked.has(item))) return;
    pick.selectedItems = wanted;
  };
  const show = (): void => {
    shownAt = Date.now();
    pick.busy = finder.found.isBusy;
    pick.keepScrollPosition = true;
    pick.items = logGroupChoices(finder.found, chosen).map(itemOf);
    pick.selectedItems = pick.items.filter(({ choice }) => isChosen(choice));
  };
  const act = ({ kind }: LogGroupChoice): void => {
    if (kind === 'more') void finder.more();
    if (kind === 'retry') void finder.find(finder.found.text);
  };
  pick.onDidChangeSelection((items) => {
    const action = items.find(({ choice }) => choice.kind !== 'log-group');
    if (action !== undefined) return act(action.choice);
    if (Date.now() - shownAt < settleTime) return check();
    chosen = items.flatMap(({ choice }) => groupOf(choice));
  });
  return {
    show,
    accepted: () => {
      if (chosen.length > 0) return chosen;
      const [active] = pick.activeItems;
      if (active === undefined) return undefined;
      act(active.choice);
      const [group] = groupOf(active.choice);
      return group === undefined ? undefined : [group];
    },
  };
}

function isChosen(choice: LogGroupChoice): boolean {
  return choice.kind === 'log-group' && choice.isChosen;
}

function groupOf(choice: LogGroupChoice): readonly ChosenLogGroup[] {
  return choice.kind === 'log-group' ? [choice.logGroup] : [];
}

const icons = { 'log-group': 'database', more: 'ellipsis', retry: 'warning' } as const;

function itemOf(choice: LogGroupChoice): ChoiceItem {
  return {
    label: choice.label,
    // Long messages have a line of their own.
    ...(choice.kind === 'retry'
      ? { detail: choice.description }
      : { description: choice.description }),
    iconPath: new ThemeIcon(icons[choice.kind]),
    // The service has searched already, by rules of its own.
    alwaysShow: true,
    choice,
  };
}
