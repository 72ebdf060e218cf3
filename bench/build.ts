import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Builds the program, so that what is measured is what the sources say. */
export function build(): void {
  const script = path.join(import.meta.dirname, '..', 'scripts', 'build.ts');
  const words = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', script];
  const { status } = spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('the build failed, so there is nothing to measure');
}
