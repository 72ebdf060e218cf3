/** Thrown where an answer would hold more than there may be; the message says what to do instead. */
export class AnswerTooLarge extends Error {}

/** The most different values of one group that `values` and `topk` look at (docs/semantics.md). */
const MOST_COLLECTED_VALUES = 1_000_000;

/** Throws where a group has more different values than one cell may be made of. */
export const checkCollected = (
  name: 'values' | 'topk',
  size: number,
  most = MOST_COLLECTED_VALUES,
): void => {
  if (size > most) {
    throw new AnswerTooLarge(
      `${name} was given more than ${inThousands(most)} different values in one group; count them with count_distinct, or group by them with count(*) and a limit`,
    );
  }
};

/** Lists that are taken apart one after the other multiply: so many rows may be made of one. */
const MOST_PARTS = 1_000_000;

/** Throws where more rows are made of one than can be held; see `MOST_PARTS`. */
export const checkParts = (count: number): void => {
  if (count > MOST_PARTS) {
    throw new AnswerTooLarge(
      `more than ${inThousands(MOST_PARTS)} rows were made of one event, by taking several of its lists apart; take fewer apart, or filter between them`,
    );
  }
};

const inThousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',');
