/** A text with wildcards: what has to be at its start, at its end, or somewhere. */
export interface Stars {
  /** The text without the stars at its ends. */
  readonly core: string;
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/**
 * The wildcards of a text: a `*` at its start or at its end. In the middle it stands for itself
 * (user guide of 2019: `Ev*ent` only matches `Ev*ent`; the CDK's documentation says the same).
 */
export const starsOf = (text: string): Stars => {
  const atStart = text.startsWith('*');
  const atEnd = text.endsWith('*');
  return { core: text.replace(/^\*+|\*+$/g, ''), atStart, atEnd };
};

/** True for `*`, which stands for any value that is there. */
export const isAnything = ({ core, atStart }: Stars): boolean => core === '' && atStart;
