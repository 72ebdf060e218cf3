import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { projectRoot } from '../project.ts';

export interface Installation {
  /** What the user is told is being fetched, for example "VS Code server". */
  readonly title: string;
  readonly folder: string;
  /** Packages with exact versions. */
  readonly packages: readonly string[];
  /** What else the folder needs before it counts as installed. */
  readonly finish?: (folder: string) => Promise<void>;
}

/**
 * Installs packages from npm into a folder of their own, unless they are there.
 *
 * The marker file is written last, so an installation that was interrupted is made again. It names
 * the packages, so other versions are fetched when this project asks for them.
 */
export async function ensureInstalled(installation: Installation): Promise<void> {
  const { title, folder, packages, finish } = installation;
  const marker = join(folder, `installed-${packages.join('+').replaceAll(/[^\w.@+-]/g, '_')}`);
  if (existsSync(marker)) return;
  const started = performance.now();
  console.log(`Fetching ${title} from npm into ${relative(projectRoot, folder)} …`);
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  await mkdir(folder, { recursive: true });
  // Without a manifest of its own npm would install into the project around the folder.
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npmInstall(folder, packages);
  await finish?.(folder);
  await writeFile(marker, '');
  console.log(`Fetched ${title} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

/**
 * Runs `npm install` in a folder, for the given packages or, without any, for what its manifest
 * asks for. No package's own scripts run.
 */
export async function npmInstall(folder: string, packages: readonly string[]): Promise<void> {
  const output = await run(['install', ...packages, ...flags], folder);
  if (output.code === 0) return;
  throw new Error(
    `npm could not install ${packages.join(' ') || 'the dependencies'} in ${folder}:\n` +
      `${output.text.trim().split('\n').slice(0, 6).join('\n')}\n` +
      'This part of VS Code comes from the npm registry: check that npm can reach it ' +
      '(npm ping), then start the same command again.',
  );
}

const flags: readonly string[] = [
  '--omit=dev',
  '--ignore-scripts',
  '--prefer-offline',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  // Who is offline should read so after seconds; npm's own waits between tries add up to 70.
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
];

function run(
  args: readonly string[],
  folder: string,
): Promise<{ readonly code: number; readonly text: string }> {
  const [command, ...first] = npmCommand();
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command.endsWith('.cmd'),
    });
    const stop = (): void => void child.kill();
    process.once('exit', stop);
    let text = '';
    const collect = (chunk: Buffer): void => void (text += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: 1, text: `npm did not start: ${error.message}` }));
    child.on('close', (code) => {
      process.off('exit', stop);
      resolve({ code: code ?? 1, text });
    });
  });
}

/** The npm that started this script, else the one on the PATH. */
function npmCommand(): readonly [string, ...string[]] {
  const script = process.env['npm_execpath'];
  if (script !== undefined && /^npm(-cli)?\.c?js$/.test(basename(script))) {
    return [process.execPath, script];
  }
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}
