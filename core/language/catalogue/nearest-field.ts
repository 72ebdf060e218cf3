import { editDistance } from '../text/nearest.ts';
import { fieldEntries } from './fields.ts';

/**
 * The known field that was meant by a name that is none: one whose parts differ in case or by a
 * letter, or that has one part more. Undefined where nothing is that near. What services put into
 * requests and answers has no complete list, so nothing is near to that but the name around it.
 */
export const nearestField = (name: string): string | undefined => {
  const parts = name.split('.');
  const meant = correctedPath(parts) ?? longerPath(parts);
  return meant === name ? undefined : meant;
};

/** The parts of a name that are known behind it, by their letters without regard to case. */
interface Branch {
  readonly name: string;
  readonly children: Map<string, Branch>;
}

const LIST_POSITION = 'N';

const branch = (name: string): Branch => ({ name, children: new Map() });

const treeOf = (names: readonly string[]): Branch => {
  const root = branch('');
  for (const name of names) {
    let at = root;
    for (const part of name.split('.')) {
      const next = at.children.get(part.toLowerCase()) ?? branch(part);
      at.children.set(part.toLowerCase(), next);
      at = next;
    }
  }
  return root;
};

const isOpen = ({ name, children }: Branch): boolean => OPEN.has(name) || children.has('*');

/** What is in these depends on the call. */
const OPEN: ReadonlySet<string> = new Set([
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'serviceEventDetails',
]);

const names: readonly string[] = fieldEntries.map(({ name }) => name);
const root = treeOf(names);

/** The path with each part as it is known; undefined where one is not nearly known. */
const correctedPath = (parts: readonly string[]): string | undefined => {
  let at = root;
  const corrected: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (isOpen(at)) {
      return [...corrected, ...parts.slice(index)].join('.');
    }
    const next = nearestChild(at, part);
    if (next === undefined) {
      return undefined;
    }
    corrected.push(next.name === LIST_POSITION ? part : next.name);
    at = next;
  }
  return corrected.join('.');
};

/** One letter of shorter names makes too great a difference. */
const SHORTEST_WITH_MISTAKE = 7;

const nearestChild = ({ children }: Branch, part: string): Branch | undefined => {
  const wanted = part.toLowerCase();
  const same = children.get(/^\d+$/.test(part) ? LIST_POSITION.toLowerCase() : wanted);
  if (same !== undefined || wanted.length < SHORTEST_WITH_MISTAKE) {
    return same;
  }
  return [...children].find(
    ([known]) =>
      wanted.startsWith('@') === known.startsWith('@') && editDistance(wanted, known, 2) < 2,
  )?.[1];
};

/** `userIdentity.sessionIssuer.arn`: the only known path with the same parts and one more. */
const longerPath = (parts: readonly string[]): string | undefined => {
  if (parts.length < 2) {
    return undefined;
  }
  const wanted = parts.map((part) => (/^\d+$/.test(part) ? LIST_POSITION : part));
  const found = names.filter((name) => hasOneMore(name.split('.'), wanted));
  return found.length === 1 && !OPEN.has(found[0]?.split('.')[0] ?? '') ? found[0] : undefined;
};

const hasOneMore = (longer: readonly string[], parts: readonly string[]): boolean =>
  longer.length === parts.length + 1 &&
  longer.some((_, left) => longer.toSpliced(left, 1).every((part, index) => part === parts[index]));
