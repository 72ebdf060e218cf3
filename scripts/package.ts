import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import packageJson from '../package.json' with { type: 'json' };
import { projectRoot } from './project.ts';
import { runScript } from './run.ts';

/* `npm run package`: builds CTQ and packs the VSIX; fails where that has grown beyond its budget. */

const BUDGET = 4 * 1024 * 1024;

await runScript('scripts/build.ts');
const packagePath = join(projectRoot, `${packageJson.name}-${packageJson.version}.vsix`);
await createVSIX({
  cwd: projectRoot,
  packagePath,
  // Everything that runs is in the bundles.
  dependencies: false,
  // The pictures of README.md lie in the repository, not in the VSIX.
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
