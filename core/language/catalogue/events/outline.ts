/** Where a service's block stands in the text. */
export interface Block {
  readonly eventSource: string;
  readonly start: number;
  readonly end: number;
}

const FORMAT = 'ctq event models 1\n';

/** The blocks of the text: the union of all services first, then one a service. Throws where it is no such text. */
export const blocksOf = (text: string): readonly [Block, ...Block[]] => {
  if (!text.startsWith(FORMAT)) throw new Error('these are no event models of this version');
  const blocks: Block[] = [];
  for (let at = text.indexOf('\n@'); at >= 0;) {
    const next = text.indexOf('\n@', at + 1);
    const start = at + 2;
    const end = next < 0 ? text.length : next;
    blocks.push({ eventSource: text.slice(start, text.indexOf('\t', start)), start, end });
    at = next;
  }
  const [union, ...services] = blocks;
  if (union === undefined) throw new Error('the event models are empty');
  return [union, ...services];
};

/** A name that more services than these have is in the union. */
const MOST_BLOCKS = 4;

/** The first blocks that have a field of that name; for those that the union has no place for. */
export function* blocksWith(
  text: string,
  blocks: readonly Block[],
  name: string,
): Generator<Block> {
  const mentions = name === '' ? /$^/g : new RegExp(`(?<=[\\n ])${escaped(name)}(?=[=\\s])`, 'g');
  let end = 0;
  let left = MOST_BLOCKS;
  for (const { index } of text.matchAll(mentions)) {
    if (index < end) continue;
    const block = blocks.findLast(({ start }) => start <= index);
    if (block === undefined) continue;
    end = block.end;
    yield block;
    left -= 1;
    if (left === 0) return;
  }
}

const escaped = (name: string): string => name.replaceAll(/[^\w]/g, String.raw`\$&`);

/** Visits the lines of the events of a block, without decoding them or what follows. */
export const visitEventLines = (
  text: string,
  block: Block,
  visit: (name: string, start: number) => void,
): void => {
  const firstLine = text.indexOf('\n', block.start);
  const events = Number(text.slice(block.start, firstLine).split('\t')[2]);
  let line = text.indexOf('\n', firstLine + 1) + 1;
  for (let count = 0; count < events; count += 1) {
    visit(text.slice(line, text.indexOf('\t', line)), line);
    line = text.indexOf('\n', line) + 1;
  }
};

/** The name without the version of the API that some services write behind it. */
export const withoutVersion = (eventName: string): string =>
  eventName.replace(/(?:19|20)\d{2}_?\d{2}_?\d{2}(?:v\d+)?$/, '');
