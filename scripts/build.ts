import { chmod, copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type BuildOptions, type Format, type Plugin } from 'esbuild';
import { projectRoot } from './project.ts';

/*
 * Makes `dist/`: one bundle for each process that CTQ has. `--development` keeps names and adds
 * source maps.
 */

const development = process.argv.includes('--development');
const dist = join(projectRoot, 'dist');

const common: BuildOptions = {
  absWorkingDir: projectRoot,
  bundle: true,
  minify: !development,
  sourcemap: development ? 'linked' : false,
  legalComments: 'none',
  logLevel: 'warning',
};

const node: BuildOptions = {
  ...common,
  platform: 'node',
  format: 'cjs',
  // The Node of the oldest VS Code that the manifest allows.
  target: 'node22',
  // Some packages hide their parts from bundlers in the main that they offer to require().
  mainFields: ['module', 'main'],
  // The bundles are CommonJS, which has its folder under another name.
  define: { 'import.meta.dirname': '__dirname' },
};

/** The AWS SDK is a bundle beside the others, loaded by those that come to need it. */
const awsBundle = 'aws.js';

const awsAside: Plugin = {
  name: 'aws-aside',
  setup: (bundle) => {
    bundle.onResolve({ filter: /\/sdk\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: `./${awsBundle}`, external: true } : undefined,
    );
  },
};

/**
 * The parser is a bundle beside that of the scan threads. They are given queries as trees, and come
 * to need it only for a name in backticks that is an expression.
 */
const parserBundle = 'parser.js';
const scanBundle = 'scan.js';

const parserAside: Plugin = {
  name: 'parser-aside',
  setup: (bundle) => {
    bundle.onLoad({ filter: /\/syntax\/parse-expression\.ts$/ }, () => ({
      contents: `export const parseExpression = (text) =>
        require('./${parserBundle}').parseExpression(text);`,
    }));
  },
};

const nodeBundles: Readonly<Record<string, string>> = {
  'extension.js': 'client/extension.ts',
  'server.js': 'server/main.ts',
  'worker.js': 'backends/worker.ts',
  [scanBundle]: 'backends/scan.ts',
  [parserBundle]: 'core/language/syntax/parse-expression.ts',
  'cli.js': 'cli/main.ts',
  [awsBundle]: 'backends/cloudwatch/aws/sdk.ts',
};

/** The extension for a browser: the host of extensions there wants CommonJS, a worker a script. */
const webBundles: Readonly<Record<string, { readonly entry: string; readonly format: Format }>> = {
  'extension.js': { entry: 'client/web/extension.ts', format: 'cjs' },
  'server.js': { entry: 'server/web/main.ts', format: 'iife' },
};

/** What is known of CloudTrail's events, which the server reads when a file is opened. */
const eventModels = 'core/language/catalogue/events/data/event-models.txt';

/** The bundle that shells start by its name. */
const program = 'cli.js';

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await Promise.all([
  ...Object.entries(nodeBundles).map(([name, entry]) =>
    build({
      ...node,
      entryPoints: [entry],
      outfile: join(dist, name),
      external: ['vscode', `./${parserBundle}`],
      plugins: name === scanBundle ? [awsAside, parserAside] : [awsAside],
      ...(name === program ? { banner: { js: '#!/usr/bin/env node' } } : {}),
    }),
  ),
  ...Object.entries(webBundles).map(([name, { entry, format }]) =>
    build({
      ...common,
      platform: 'browser',
      format,
      target: 'chrome138',
      entryPoints: [entry],
      outfile: join(dist, 'web', name),
      external: ['vscode'],
    }),
  ),
  build({
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'chrome138',
    entryPoints: { main: 'client/webview/main.ts' },
    outdir: join(dist, 'webview'),
    loader: { '.svg': 'dataurl' },
  }),
]);
await copyFile(join(projectRoot, eventModels), join(dist, basename(eventModels)));
await chmod(join(dist, program), 0o755);
await reportSizes(dist);

async function reportSizes(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { size } = await stat(path);
    console.log(`${path.slice(projectRoot.length + 1)}  ${Math.ceil(size / 1024)} kB`);
  }
}
