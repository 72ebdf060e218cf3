import {
  Position,
  QuickPickItemKind,
  type QuickPickItem,
  Range,
  Selection,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import type { ClientContext } from '../context.ts';
import { createExamplePreview } from '../example-preview.ts';
import { type Example, exampleSection, insertedText, readExamples } from '../examples.ts';

/** Lets the user choose an example, and inserts it as a query of its own. */
export async function insertExampleQuery(context: ClientContext): Promise<void> {
  // Looked up first: the preview will be an editor too.
  const editor = window.activeTextEditor;
  const example = await pickExample(await readExamples(context.extension.extensionPath));
  if (example === undefined) return;
  if (editor?.document.languageId === 'ctq') return await insert(context, editor, example);
  const content = exampleSection(example);
  const document = await workspace.openTextDocument({ language: 'ctq', content });
  await window.showTextDocument(document);
}

interface ExampleItem extends QuickPickItem {
  readonly example?: Example;
}

async function pickExample(examples: readonly Example[]): Promise<Example | undefined> {
  const preview = createExamplePreview(examples);
  const pick = window.createQuickPick<ExampleItem>();
  pick.title = 'CTQ: Insert Example Query';
  pick.placeholder = 'Search by title, question or query';
  pick.matchOnDetail = true;
  pick.matchOnDescription = true;
  pick.items = exampleItems(examples);
  pick.onDidChangeActive(([item]) => {
    if (item?.example !== undefined) preview.show(item.example);
  });
  const chosen = await new Promise<Example | undefined>((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.example);
      pick.hide();
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  pick.dispose();
  preview.dispose();
  return chosen;
}

function exampleItems(examples: readonly Example[]): readonly ExampleItem[] {
  const groups = new Set(examples.map(({ group }) => group));
  return [...groups].flatMap((name): readonly ExampleItem[] => [
    { label: name, kind: QuickPickItemKind.Separator },
    ...examples
      .filter(({ group }) => group === name)
      .map((example) => ({
        label: example.title,
        detail: example.description,
        example,
      })),
  ]);
}

/** Inserts behind the query at the cursor, so that none is cut in two. */
async function insert(
  { language }: ClientContext,
  { document, selection, viewColumn }: TextEditor,
  example: Example,
): Promise<void> {
  const query = await language.queryAt(document.uri, selection.active);
  const end = query === undefined ? selection.active : query.range.end;
  const place = document.validatePosition(new Position(end.line, end.character));
  const start = new Position(0, 0);
  const last = document.lineAt(document.lineCount - 1).range.end;
  const text = insertedText(
    example,
    document.getText(new Range(start, place)),
    document.getText(new Range(place, last)),
  );
  const editor = await window.showTextDocument(document, viewColumn);
  await editor.edit((edit) => edit.insert(place, text));
  const title = document.positionAt(document.offsetAt(place) + text.indexOf('###'));
  editor.selection = new Selection(title, title);
  editor.revealRange(new Range(title, title));
}
