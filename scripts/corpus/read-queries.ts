import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../project.ts';

/** A query of somebody else, by the name of its file. */
export interface RealQuery {
  readonly file: string;
  readonly text: string;
}

/** Where the queries of other people are, beside the project; they are no part of it. */
export const queriesFolder: string = join(projectRoot, '..', 'shared', 'data', 'queries');

/** The queries of a folder (`.txt` and `.ctq`), or of one file; undefined where there is none. */
export const readQueries = (path: string): readonly RealQuery[] | undefined => {
  if (!existsSync(path)) return undefined;
  if (!statSync(path).isDirectory()) return [readQuery(path)];
  return readdirSync(path)
    .filter((name) => /\.(?:txt|ctq)$/.test(name))
    .toSorted()
    .map((name) => readQuery(join(path, name)));
};

const readQuery = (path: string): RealQuery => ({
  file: basename(path),
  text: readFileSync(path, 'utf8'),
});
