/**
 * `npm start`: opens the sample queries in VS Code with the extension, built if it is not yet.
 * That is the desktop VS Code when its command `code` is on the PATH; else, or with --browser, the
 * VS Code from npm (vscode/host.ts), whose address is printed and which runs until Ctrl+C.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { projectRoot } from './project.ts';
import { runScript } from './run.ts';
import { mainProgram } from './vscode/main-program.ts';
import { serveInBrowser } from './vscode/serve-in-browser.ts';
import { withoutVSCodeVariables } from './vscode/start-server.ts';

const samples = join(projectRoot, 'samples');
const firstFile = join(samples, 'queries/getting-started.ctq');

await mainProgram(async (cleanup) => {
  const code = process.argv.includes('--browser') ? undefined : desktopCode();
  if (code === undefined) await serveInBrowser({ folder: samples, file: firstFile }, cleanup);
  else await openDesktop(code);
});

function desktopCode(): string | undefined {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

async function openDesktop(code: string): Promise<void> {
  if (!existsSync(join(projectRoot, 'dist/extension.js'))) await runScript('scripts/build.ts');
  const args = [`--extensionDevelopmentPath=${projectRoot}`, samples, firstFile];
  const windows = process.platform === 'win32';
  const words = windows ? [code, ...args].map((word) => `"${word}"`) : [code, ...args];
  const [command = code, ...rest] = words;
  console.log(`Opening ${relative(projectRoot, firstFile)} in VS Code (${code}).`);
  await new Promise<void>((resolve, reject) => {
    const child = spawn(command, rest, {
      stdio: 'inherit',
      shell: windows,
      env: withoutVSCodeVariables(process.env),
    });
    child.on('error', reject);
    child.on('exit', (exitCode) =>
      exitCode === 0 ? resolve() : reject(new Error(`${code} ended with ${exitCode}`)),
    );
  });
}
