import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildEventModels } from './models/build.ts';
import { isModelFile, packageFiles } from './models/package-files.ts';
import { projectRoot } from './project.ts';

/*
 * `npm run generate:models`: makes the models of CloudTrail's events from those of AWS's APIs. The
 * package that holds them is fetched from npm into `.cache/`; it is too large to be a dependency.
 */

const files = await packageFiles(isModelFile);
const text = buildEventModels(files);
const target = 'core/language/catalogue/events/data/event-models.txt';
await writeFile(join(projectRoot, target), text);
const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} kB`;
console.log(
  `${target}  ${kilobytes(Buffer.byteLength(text))}, ${kilobytes(gzipSync(text).length)} as the VSIX packs it`,
);
