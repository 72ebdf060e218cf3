/** What a question was answered with. */
export type Answer<Value> =
  | { readonly kind: 'answer'; readonly value: Value }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancelled' };

/** Where a question stands among the others. */
export interface StepPlace {
  /** From 1. */
  readonly number: number;
  readonly total: number;
  readonly canGoBack: boolean;
}

/** A question that adds to what is known. */
export interface Step<State> {
  /** False where what is known makes it needless. */
  readonly applies: (state: State) => boolean;
  readonly ask: (state: State, place: StepPlace) => Promise<Answer<State>>;
}

/**
 * Puts the questions in order; “back” puts the one before again with what was known then, and its
 * answer. Undefined where the user gives up.
 */
export async function askInSteps<State>(
  steps: readonly Step<State>[],
  initial: State,
): Promise<State | undefined> {
  const asked: number[] = [];
  let state = initial;
  let index = 0;
  for (;;) {
    const step = steps[index];
    if (step === undefined) return state;
    if (!step.applies(state)) {
      index += 1;
      continue;
    }
    const answer = await step.ask(state, {
      number: asked.length + 1,
      total: asked.length + steps.slice(index).filter(({ applies }) => applies(state)).length,
      canGoBack: asked.length > 0,
    });
    if (answer.kind === 'cancelled') return undefined;
    if (answer.kind === 'back') {
      // Answers are kept, so that the earlier question shows what was chosen.
      index = asked.pop() ?? 0;
      continue;
    }
    state = answer.value;
    asked.push(index);
    index += 1;
  }
}
