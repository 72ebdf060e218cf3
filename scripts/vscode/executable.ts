import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cachePath } from './cache.ts';

/**
 * Returns the path of one executable file that starts the launcher with this Node, written anew
 * each time: `runTests` takes a file, not a command line.
 */
export async function launcherExecutable(): Promise<string> {
  const windows = process.platform === 'win32';
  const path = cachePath(windows ? 'code.cmd' : 'code');
  await mkdir(cachePath(), { recursive: true });
  await writeFile(path, windows ? `@${command()} %*\r\n` : `#!/bin/sh\nexec ${command()} "$@"\n`, {
    mode: 0o755,
  });
  return path;
}

function command(): string {
  const launcher = fileURLToPath(import.meta.resolve('./launcher.ts'));
  return `"${process.execPath}" --disable-warning=MODULE_TYPELESS_PACKAGE_JSON "${launcher}"`;
}
