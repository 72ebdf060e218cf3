import { type EditorFeatures, plainEditor } from '#language/services/editor-features.ts';
import type { InitializeParams } from 'vscode-languageserver';
import { isRecord } from './record.ts';

/**
 * What the client says that its editor can do. Two things that the protocol has no word for are
 * initialization options: `suggestCommand`, the editor's command that suggests again, and
 * `commandSnippets`, false where the editor has the snippets from a file.
 */
export const editorOf = ({
  capabilities,
  initializationOptions,
}: InitializeParams): EditorFeatures => {
  const item = capabilities.textDocument?.completion?.completionItem;
  const options: unknown = initializationOptions;
  const { suggestCommand, commandSnippets } = isRecord(options) ? options : {};
  return {
    snippets: item?.snippetSupport === true,
    insertReplace: item?.insertReplaceSupport === true,
    commandSnippets: commandSnippets !== false,
    suggestCommand:
      typeof suggestCommand === 'string' ? suggestCommand : plainEditor.suggestCommand,
  };
};
