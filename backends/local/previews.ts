import type { Answer } from '#engine/answer.ts';
import type { QueryEvent, ResultRow } from '#protocol/results.ts';

/** Rows of a preview; nobody reads more before the answer is there. */
const previewRows = 1000;

/** Of the time between two previews, one part in this many may go into making them. */
const previewShare = 5;

/** Makes the previews of a run, as often as is worth it, and numbers what is sent of its rows. */
export class Previews {
  readonly #clock: () => number;
  readonly #interval: number;
  #next: number;
  /** The events of the preview that was made last. */
  #matched = 0;
  #revision = 0;

  /** `started` is when the run began, by the clock. */
  constructor(
    { clock, previewInterval }: { readonly clock: () => number; readonly previewInterval: number },
    started: number,
  ) {
    this.#clock = clock;
    this.#interval = previewInterval;
    this.#next = started;
  }

  /**
   * The first rows of an answer, where it is time for them and they are of more events than those
   * of the preview before, which may have been of another answer.
   */
  *of(answer: Answer): Generator<QueryEvent, void> {
    const begun = this.#clock();
    if (begun < this.#next || answer.matched <= this.#matched) return;
    this.#matched = answer.matched;
    this.begin();
    const rows = answer.preview(previewRows);
    const cost = this.#clock() - begun;
    this.#next = this.#clock() + Math.max(this.#interval, cost * previewShare);
    yield this.rows(answer, rows, false);
  }

  /** What is sent from now on replaces all that came before. */
  begin(): void {
    this.#revision += 1;
  }

  /** The next rows of what has begun last. */
  rows(
    { columns }: Pick<Answer, 'columns'>,
    rows: readonly ResultRow[],
    final: boolean,
  ): QueryEvent {
    return { kind: 'rows', revision: this.#revision, final, columns, rows };
  }
}
