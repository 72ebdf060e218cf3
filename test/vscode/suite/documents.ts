import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Opens the sample query file in an editor. The workspace is a copy of the samples folder. */
export async function openGettingStarted(): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the samples folder is not open');
  const uri = vscode.Uri.joinPath(folder.uri, 'queries', 'getting-started.ctq');
  return await vscode.window.showTextDocument(uri);
}

/** Opens an unsaved query file with the text, and returns the place of its `$0`. */
export async function openWithCursor(
  text: string,
): Promise<{ readonly uri: vscode.Uri; readonly cursor: vscode.Position }> {
  const offset = text.indexOf('$0');
  assert.ok(offset >= 0, 'the text has no $0');
  const document = await vscode.workspace.openTextDocument({
    language: 'ctq',
    content: text.replace('$0', ''),
  });
  return { uri: document.uri, cursor: document.positionAt(offset) };
}

export interface QueryPlace {
  readonly title: string;
  /** The line of its `###`, counted from 0. */
  readonly line: number;
}

/** Returns the queries of a file, read from its `###` lines without the extension's help. */
export function queriesOf(document: vscode.TextDocument): readonly QueryPlace[] {
  return document
    .getText()
    .split(/\r?\n/)
    .flatMap((text, line) => {
      const title = /^###\s*(.*?)\s*$/.exec(text)?.[1];
      return title === undefined ? [] : [{ title, line }];
    });
}

/** Puts the cursor on the first place after `line` where the text stands. */
export function placeCursor(editor: vscode.TextEditor, line: number, text: string): void {
  const { document } = editor;
  const from = document.offsetAt(new vscode.Position(line, 0));
  const offset = document.getText().indexOf(text, from);
  assert.ok(offset >= 0, `'${text}' is not in the file`);
  const place = document.positionAt(offset);
  editor.selection = new vscode.Selection(place, place);
}

/** Settles with the document's diagnostics as soon as they are as wanted. */
export async function diagnosticsWhere(
  uri: vscode.Uri,
  wanted: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const current = (): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri);
  return await new Promise((resolve) => {
    const subscription = vscode.languages.onDidChangeDiagnostics(() => check());
    const check = (): void => {
      if (!wanted(current())) return;
      subscription.dispose();
      resolve(current());
    };
    check();
  });
}

export function errorsAmong(
  diagnostics: readonly vscode.Diagnostic[],
): readonly vscode.Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
}
