import { join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { projectRoot } from '../../scripts/project.ts';
import { cachePath } from '../../scripts/vscode/cache.ts';

const common: BuildOptions = {
  absWorkingDir: projectRoot,
  bundle: true,
  format: 'cjs',
  external: ['vscode'],
  sourcemap: 'inline',
  logLevel: 'warning',
};

/** Returns the path of the suite as the one CommonJS file that an extension host can load. */
export async function bundleSuite(): Promise<string> {
  const outfile = cachePath('suite/index.js');
  await build({
    ...common,
    entryPoints: ['test/vscode/suite/index.ts'],
    outfile,
    platform: 'node',
    target: 'node22',
  });
  return outfile;
}

/** The same of the suite for browsers, in the folder of the extension: hosts there load no other. */
export async function bundleWebSuite(extensionFolder: string): Promise<string> {
  const outfile = join(extensionFolder, '.vscode-test/suite/web.js');
  await build({
    ...common,
    entryPoints: ['test/vscode/suite/web.ts'],
    outfile,
    platform: 'browser',
    target: 'chrome138',
    plugins: [assertWithoutNode],
  });
  return outfile;
}

const assertWithoutNode: Plugin = {
  name: 'assert-without-node',
  setup: (bundle) => {
    bundle.onResolve({ filter: /^node:assert\/strict$/ }, () => ({
      path: 'assert',
      namespace: 'without-node',
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'without-node' }, () => ({
      contents:
        "import * as assert from './test/vscode/suite/web-assert.ts'; export default assert;",
      resolveDir: projectRoot,
    }));
  },
};
