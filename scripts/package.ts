import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import packageJson from '../package.json' with { type: 'json' };
import { projectRoot } from './project.ts';
import { runScript } from './run.ts';

/* `npm run package`: builds CTQ and packs the VSIX; fails where that has grown beyond its budget. */

const BUDGET = 4 * 1024 * 1024;

await runScript('scripts/build.ts');
const folder = join(projectRoot, '.cache', 'vsix');
await collectFiles(folder);
const packagePath = join(projectRoot, `${packageJson.name}-${packageJson.version}.vsix`);
await createVSIX({
  cwd: folder,
  packagePath,
  // Everything that runs is in the bundles.
  dependencies: false,
  // There are none: readmeOfExtension.
  rewriteRelativeLinks: false,
  allowMissingRepository: true,
  skipLicense: false,
});
const { size } = await stat(packagePath);
console.log(
  `${packageJson.name}-${packageJson.version}.vsix  ${(size / 1024 / 1024).toFixed(2)} MB`,
);
if (size > BUDGET) {
  console.error(`The VSIX is larger than its budget of ${BUDGET / 1024 / 1024} MB.`);
  process.exit(1);
}

/** Copies what .vscodeignore lets through into an empty folder, and README.md as VS Code can show it. */
async function collectFiles(target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  const files = await listFiles({ cwd: projectRoot, packageManager: PackageManager.None });
  for (const file of files) {
    await mkdir(dirname(join(target, file)), { recursive: true });
    await cp(join(projectRoot, file), join(target, file));
  }
  await writeFile(join(target, 'README.md'), await readmeOfExtension());
}

/**
 * On an extension's page VS Code shows pictures from the web only, neither those of its folder nor
 * those in the text, and follows no link into the folder: pictures go, links become their text.
 */
async function readmeOfExtension(): Promise<string> {
  const text = await readFile(join(projectRoot, 'README.md'), 'utf8');
  return text
    .replaceAll(/^!\[[^\]]*\]\([^)]*\)\n\n?/gm, '')
    .replaceAll(/\[([^\]]+)\]\((?!\w+:)[^)]*\)/g, '$1');
}
