import { window } from 'vscode';
import type { CloudPlace, QueryToSave } from '#protocol/cloud.ts';
import { messageOf } from '#protocol/rpc.ts';
import type { ClientContext } from '../../context.ts';
import { problemsOfQueryToSave, refusalText } from './saved-query-rules.ts';
import { keepSeen } from './seen-queries.ts';

/** Says what CloudWatch would refuse, before anything is sent; true where nothing is. */
export function canBeSaved(query: QueryToSave): boolean {
  const [problem, ...others] = problemsOfQueryToSave(query);
  if (problem === undefined) return true;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  void window.showErrorMessage(`CTQ: “${query.name}” was not saved: ${problem}${more}`);
  return false;
}

/** Saves a query, and keeps how it is now. Returns its id; rejects with a message for users. */
export async function putQuery(
  { explorer, extension, sourcesView }: ClientContext,
  place: CloudPlace,
  query: QueryToSave,
): Promise<string> {
  const id = await send(explorer, place, query);
  const seen = { ...query, lastModified: undefined };
  await keepSeen(extension.workspaceState, { place, id }, seen);
  sourcesView.refresh();
  return id;
}

async function send(
  explorer: ClientContext['explorer'],
  place: CloudPlace,
  query: QueryToSave,
): Promise<string> {
  try {
    return await explorer.saveQuery(place, query);
  } catch (error) {
    throw new Error(`“${query.name}” was not saved: ${refusalText(messageOf(error))}`, {
      cause: error,
    });
  }
}
