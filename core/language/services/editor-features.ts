/** What the editor can do with what it is given. */
export interface EditorFeatures {
  /** Tab stops in completions. */
  readonly snippets: boolean;
  /** Completions that tell inserting from replacing. */
  readonly insertReplace: boolean;
  /** Whole commands as snippets; an editor that has them from a file of its own needs none. */
  readonly commandSnippets: boolean;
  /** The editor's command that suggests again, where it has one. */
  readonly suggestCommand: string | undefined;
}

/** What every editor can do. */
export const plainEditor: EditorFeatures = {
  snippets: false,
  insertReplace: false,
  commandSnippets: true,
  suggestCommand: undefined,
};
