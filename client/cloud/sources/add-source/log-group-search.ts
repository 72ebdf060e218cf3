import type { LogGroup, LogGroupSearch, Page } from '#protocol/cloud.ts';
import { messageOf } from '#protocol/rpc.ts';

/** What has been found for a text. */
export interface FoundLogGroups {
  readonly text: string;
  readonly includeLinked: boolean;
  readonly items: readonly LogGroup[];
  readonly hasMore: boolean;
  readonly isBusy: boolean;
  /** Why nothing (more) was found. */
  readonly problem: string | undefined;
}

/** A search that follows what is typed; an answer to what was typed before is dropped. */
export interface LogGroupFinder {
  readonly found: FoundLogGroups;
  find(text: string): Promise<void>;
  /** The next page. */
  more(): Promise<void>;
  /** Asks anew, with log groups of linked accounts or without. */
  includeLinked(include: boolean): Promise<void>;
}

type Ask = (search: LogGroupSearch) => Promise<Page<LogGroup>>;

/** Calls `onChange` whenever `found` is another. */
export function createLogGroupFinder(ask: Ask, onChange: () => void): LogGroupFinder {
  let found = nothingFound;
  let nextToken: string | undefined;
  let latest = 0;
  const show = (changes: Partial<FoundLogGroups>): void => {
    found = { ...found, ...changes };
    onChange();
  };
  const load = async (token: string | undefined): Promise<void> => {
    latest += 1;
    const number = latest;
    show({ isBusy: true, problem: undefined });
    try {
      const page = await ask({ ...searchOf(found), nextToken: token });
      if (number !== latest) return;
      ({ nextToken } = page);
      const items = token === undefined ? page.items : [...found.items, ...page.items];
      show({ items, hasMore: nextToken !== undefined, isBusy: false });
    } catch (error) {
      if (number !== latest) return;
      const items = token === undefined ? [] : found.items;
      show({ items, isBusy: false, problem: messageOf(error) });
    }
  };
  return {
    get found() {
      return found;
    },
    find: async (text) => {
      // What was found before stays in sight until there is something new.
      found = { ...found, text: text.trim(), hasMore: false };
      await load(undefined);
    },
    more: async () => {
      if (!found.isBusy) await load(nextToken);
    },
    includeLinked: async (includeLinked) => {
      found = { ...found, includeLinked, items: [], hasMore: false };
      await load(undefined);
    },
  };
}

const nothingFound: FoundLogGroups = {
  text: '',
  includeLinked: false,
  items: [],
  hasMore: false,
  isBusy: false,
  problem: undefined,
};

/**
 * What is asked for a text: names that begin with it where it begins with a slash or ends with a
 * star, else names that have it anywhere. Of an ARN its name is searched.
 */
export function searchOf({
  text,
  includeLinked,
}: Pick<FoundLogGroups, 'text' | 'includeLinked'>): LogGroupSearch {
  const linked = includeLinked ? { includeLinked } : {};
  const name = /:log-group:([^:]*)/.exec(text)?.[1] ?? text;
  const searched = name.replace(/\*+$/, '');
  if (searched === '') return linked;
  const isPrefix = searched.startsWith('/') || searched !== name;
  return isPrefix ? { ...linked, prefix: searched } : { ...linked, pattern: searched };
}
