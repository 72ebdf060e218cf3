/** What the clients in VS Code tell the language server when they start it, beyond LSP. */
export const vscodeOptions = {
  suggestCommand: 'editor.action.triggerSuggest',
  // VS Code has them from the snippets file.
  commandSnippets: false,
} as const;
