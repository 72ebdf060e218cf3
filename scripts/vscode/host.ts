/**
 * A real VS Code from npm alone: the VS Code server that the package code-server carries, and a
 * headless Chromium as its window. Run this file to fetch both beforehand:
 *
 *     node scripts/vscode/host.ts
 */
import { type Chromium, ensureChromium } from './install-chromium.ts';
import { ensureServer } from './install-server.ts';
import { mainProgram } from './main-program.ts';

export interface Host {
  /** The server's `server-main.js`. */
  readonly serverMain: string;
  readonly chromium: Chromium;
}

/** Returns the host, with whatever is missing of it fetched from npm (about 600 MB unpacked). */
export async function ensureHost(): Promise<Host> {
  return { serverMain: await ensureServer(), chromium: await ensureChromium() };
}

if (import.meta.main) {
  await mainProgram(async () => {
    const { serverMain, chromium } = await ensureHost();
    console.log(`VS Code server: ${serverMain}\nChromium: ${chromium.executablePath}`);
  });
}
