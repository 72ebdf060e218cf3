/** What a suggestion is, for its icon and for nothing else. */
export type SuggestionKind =
  | 'command'
  | 'command-snippet'
  | 'function'
  | 'aggregate'
  | 'field'
  | 'structure'
  | 'column'
  | 'name'
  | 'keyword'
  | 'option'
  | 'operator'
  | 'value'
  | 'period'
  | 'directive'
  | 'placeholder'
  | 'snippet';

/** Something that may be written at the cursor, before it becomes an item of the editor. */
export interface Suggestion {
  readonly label: string;
  readonly kind: SuggestionKind;
  /** How likely it is: 0 is the likeliest, 99 the last. Equals keep the order of their source. */
  readonly rank: number;
  /** What is written; the label if left out. */
  readonly text?: string;
  /** The same with tab stops, for editors that have them. */
  readonly snippet?: string;
  /** What the typed word is compared with; the written text if left out. */
  readonly filter?: string;
  /** A few words behind the label. */
  readonly signature?: string;
  readonly detail?: string;
  readonly documentation?: string;
  /** What its documentation is made of when it is asked for, where it has none yet. */
  readonly subject?: Subject;
  /** True where something else has to follow, so that the editor may suggest again at once. */
  readonly goesOn?: true;
  /** True for a sign that takes the place of a blank before it, as a comma does. */
  readonly closesUp?: true;
}

/** What an item is about: an event by source and name, or a field of events. */
export type Subject =
  | { readonly kind: 'event'; readonly source: string; readonly name: string }
  | {
      readonly kind: 'field';
      readonly path: string;
      /** Sources and names of some of the events that are spoken of; none for all there are. */
      readonly events: readonly (readonly [source: string, name: string])[];
    };

/** What one kind of place offers. */
export interface Offer {
  readonly suggestions: readonly Suggestion[];
  /** True where there are others, which more letters would bring. */
  readonly isIncomplete: boolean;
}

/** All that there is. */
export const whole = (suggestions: readonly Suggestion[]): Offer => ({
  suggestions,
  isIncomplete: false,
});

/** The offers one after the other. */
export const together = (...offers: readonly Offer[]): Offer => ({
  suggestions: offers.flatMap(({ suggestions }) => suggestions),
  isIncomplete: offers.some(({ isIncomplete }) => isIncomplete),
});
