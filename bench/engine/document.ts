import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/project.ts';

const path = join(projectRoot, 'docs', 'performance.md');

/** The parts of docs/performance.md that this writes, each between two marks of its name. */
export type DocumentPart = 'usual' | 'small' | 'warm' | 'seen' | 'huge' | 'large' | 'folder';

export function writePart(part: DocumentPart, text: string): void {
  const [start, end] = [`<!-- figures: ${part} -->`, `<!-- end of ${part} -->`];
  const document = readFileSync(path, 'utf8');
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no marks for '${part}'`);
  const [before, after] = [document.slice(0, from + start.length), document.slice(to)];
  writeFileSync(path, `${before}\n\n${text}\n\n${after}`);
}
