import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from './project.ts';

/** Runs a program in the project's folder, its output shown; a failure ends this program too. */
export const run = async (program: string, words: readonly string[]): Promise<void> => {
  const child = spawn(program, words, { cwd: projectRoot, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) process.exit(typeof code === 'number' ? code : 1);
};

/** Runs one of the project's TypeScript programs on the Node that runs this one. */
export const runScript = (path: string, ...words: readonly string[]): Promise<void> =>
  run(process.execPath, [...scriptFlags, join(projectRoot, path), ...words]);

/** Runs one of the scripts of package.json. */
export const runNpm = (script: string): Promise<void> => {
  const npm = process.env.npm_execpath;
  return npm === undefined
    ? run('npm', ['run', script])
    : run(process.execPath, [npm, 'run', script]);
};

/*
 * package.json names no module type, since the bundles that VS Code loads are CommonJS; Node finds
 * out by itself that the sources are ES modules, and should not say so each time.
 */
const scriptFlags: readonly string[] = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];
