import { Range, window, workspace, WorkspaceEdit } from 'vscode';
import { tieEdit } from '#backends/cloudwatch/console/section-text.ts';
import type { CloudPlace } from '#protocol/cloud.ts';
import type { ClientContext } from '../../context.ts';
import { cloudSourceOf, pickPlace } from './choose-place.ts';
import { placeText } from './places.ts';
import { canBeSaved, putQuery } from './put-query.ts';
import { type QueryAtCursor, queryAtCursor, rangeOf } from './query-at-cursor.ts';
import { nameProblem } from './saved-query-rules.ts';

const title = 'CTQ: Save Query';

/** Saves the query at the cursor as a new saved query of CloudWatch. */
export async function saveQuery(context: ClientContext): Promise<void> {
  const at = await queryAtCursor(context);
  if (at === undefined) return;
  const source = await cloudSourceOf(context, at, title);
  const place = source && (await pickPlace(source, title));
  if (place === undefined) return;
  const taken = (await context.explorer.savedQueries(place)).map(({ name }) => name);
  const name = await askName(at, place, new Set(taken));
  if (name === undefined) return;
  const { text } = at.section;
  const { parameters } = at.query;
  const query = { id: undefined, name, text, logGroups: place.logGroups, parameters };
  if (!canBeSaved(query)) return;
  const id = await putQuery(context, place, query);
  await tie(at, { ...place, id });
  void window.showInformationMessage(`CTQ: “${name}” was saved in ${placeText(place)}.`);
}

async function askName(
  { query, section }: QueryAtCursor,
  place: CloudPlace,
  taken: ReadonlySet<string>,
): Promise<string | undefined> {
  const name = await window.showInputBox({
    title,
    prompt: `The name of the query in ${placeText(place)}; folder/name puts it into a folder`,
    value: section.title ?? query.title,
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (!taken.has(text.trim())) return nameProblem(text.trim());
      return 'There is a saved query of that name: choose another, or open and update that one';
    },
  });
  return name?.trim();
}

/** Writes the directive of the saved query into the section. */
async function tie(
  { document, query }: QueryAtCursor,
  reference: CloudPlace & { readonly id: string },
): Promise<void> {
  const section = rangeOf(query);
  const { start, end, text } = tieEdit(document.getText(section), reference);
  const offset = document.offsetAt(section.start);
  const place = new Range(document.positionAt(offset + start), document.positionAt(offset + end));
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, place, text);
  await workspace.applyEdit(edit);
}
