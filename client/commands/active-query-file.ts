import { type TextEditor, window } from 'vscode';

/** Returns the editor of the query file that is being worked on; says so where there is none. */
export function activeQueryFile(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId === 'ctq') return editor;
  void window.showInformationMessage('CTQ: open a query file (.ctq) first.');
  return undefined;
}
