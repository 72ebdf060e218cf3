import { readSection, type SavedSection } from '#backends/cloudwatch/console/section-text.ts';
import type { QueryToSave, SavedQuery, SavedQueryParameter } from '#protocol/cloud.ts';
import { sectionText } from './saved-query-document.ts';

/** A saved query as it was when it was last seen. */
export type SeenQuery = Pick<SavedQuery, 'name' | 'text' | 'parameters' | 'lastModified'>;

/**
 * The saved query with what a section says now: its title is the name, its text and parameters are
 * those. The log groups are the saved ones: where a file runs a query says nothing about them.
 */
export function updatedQuery(
  saved: SavedQuery,
  { title, text }: SavedSection,
  parameters: readonly SavedQueryParameter[],
): QueryToSave {
  const { id, name, logGroups } = saved;
  return { id, name: title ?? name, text, logGroups, parameters };
}

/** True where saving would change nothing that anyone can see. */
export function isUnchanged(saved: SavedQuery, next: QueryToSave): boolean {
  return (
    saved.name === next.name &&
    readSection(sectionText(saved.text), '').text === next.text &&
    sameParameters(saved.parameters, next.parameters)
  );
}

/** True where somebody has changed a saved query since it was seen. */
export function hasChangedSince(seen: SeenQuery, now: SavedQuery): boolean {
  const isSameTime =
    seen.lastModified === undefined ||
    now.lastModified === undefined ||
    seen.lastModified === now.lastModified;
  return !(
    isSameTime &&
    seen.name === now.name &&
    seen.text === now.text &&
    sameParameters(seen.parameters, now.parameters)
  );
}

/** A parameter that has but a name is no more than its placeholder. */
function sameParameters(
  some: readonly SavedQueryParameter[],
  others: readonly SavedQueryParameter[],
): boolean {
  return keyOf(some) === keyOf(others);
}

function keyOf(parameters: readonly SavedQueryParameter[]): string {
  const described = parameters
    .map(({ name, default: standard, description }) => [
      name,
      standard ?? null,
      description || null,
    ])
    .filter(([, standard, description]) => standard !== null || description !== null)
    .map((parameter) => JSON.stringify(parameter));
  return described.sort().join('\n');
}
