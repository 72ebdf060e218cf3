import type { SortOrder } from '#protocol/runs.ts';
import { icon } from './icons.ts';

/** What sorting by a column comes to next: ascending, descending, as answered. */
export function nextSort(sort: SortOrder | undefined, column: number): SortOrder | undefined {
  if (sort?.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : undefined;
}

/** Shows in a header whether and how the rows are sorted by it. */
export function showSortIndicator(
  header: HTMLElement,
  direction: SortOrder['direction'] | undefined,
): void {
  if (header.dataset['sort'] === direction) return;
  header.querySelector('.sort-indicator')?.remove();
  delete header.dataset['sort'];
  if (direction === undefined) return;
  header.dataset['sort'] = direction;
  const indicator = icon(direction);
  indicator.classList.add('sort-indicator');
  header.append(indicator);
}
