/** What a suggestion is, for its icon and for nothing else. */
export type SuggestionKind =
  | 'command'
  | 'command-snippet'
  | 'function'
  | 'aggregate'
  | 'field'
  | 'column'
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
  /** How likely it is: 0 is the likeliest. Equals keep the order of their source. */
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
  /** True where something else has to follow, so that the editor may suggest again at once. */
  readonly goesOn?: true;
}
