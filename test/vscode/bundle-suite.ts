import { build } from 'esbuild';
import { projectRoot } from '../../scripts/project.ts';
import { cachePath } from '../../scripts/vscode/cache.ts';

/** Returns the path of the suite as the one CommonJS file that an extension host can load. */
export async function bundleSuite(): Promise<string> {
  const outfile = cachePath('suite/index.js');
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['test/vscode/suite/index.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
