import {
  type Disposable,
  type InputBox,
  type QuickInput,
  type QuickPick,
  QuickInputButtons,
  type QuickInputButton,
  type QuickPickItem,
  window,
} from 'vscode';
import type { Answer, StepPlace } from './steps.ts';

/** What a question shows before its answers. */
export interface Question {
  readonly title: string;
  readonly placeholder: string;
  readonly place: StepPlace;
}

/** What a list or box does besides being answered. */
export interface Conduct<Value> {
  /** The answer as it now is; undefined where there is none yet. */
  readonly accept: () => Value | undefined;
  /** For all but the one that goes back. */
  readonly onButton?: (button: QuickInputButton) => void;
  readonly also?: readonly Disposable[];
}

/** A list that stands among the questions; the caller fills it and asks it. */
export function createList<Item extends QuickPickItem>(question: Question): QuickPick<Item> {
  const pick = window.createQuickPick<Item>();
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  return prepared(pick, question);
}

/** A box to type in that stands among the questions. */
export function createBox(question: Question): InputBox {
  const box = window.createInputBox();
  box.prompt = question.placeholder;
  return prepared(box, question);
}

/** Shows it until it is answered, left or the user goes back. */
export async function answerOf<Value>(
  input: Asked,
  { accept, onButton, also = [] }: Conduct<Value>,
): Promise<Answer<Value>> {
  try {
    return await new Promise<Answer<Value>>((resolve) => {
      input.onDidAccept(() => {
        const value = accept();
        if (value !== undefined) resolve({ kind: 'answer', value });
      });
      input.onDidTriggerButton((button) => {
        if (button === QuickInputButtons.Back) resolve({ kind: 'back' });
        else onButton?.(button);
      });
      input.onDidHide(() => resolve({ kind: 'cancelled' }));
      input.show();
    });
  } finally {
    for (const one of also) one.dispose();
    input.dispose();
  }
}

/** Asks for one of several. */
export async function pickOne<Item extends QuickPickItem>(
  question: Question,
  items: readonly Item[],
  isCurrent: (item: Item) => boolean,
): Promise<Answer<Item>> {
  const pick = createList<Item>(question);
  pick.items = items;
  const current = items.find(isCurrent);
  // To say that no line is active would leave Enter without any.
  if (current !== undefined) pick.activeItems = [current];
  return await answerOf(pick, { accept: () => pick.selectedItems[0] });
}

/** What lists and boxes have in common. */
type Asked = QuickInput & Pick<InputBox, 'buttons' | 'onDidAccept' | 'onDidTriggerButton'>;

function prepared<Input extends Asked>(input: Input, { title, place }: Question): Input {
  input.title = `CTQ: ${title}`;
  input.step = place.number;
  input.totalSteps = place.total;
  if (place.canGoBack) input.buttons = [QuickInputButtons.Back];
  // Credentials may be fetched in another window meanwhile.
  input.ignoreFocusOut = true;
  return input;
}
