import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * Runs neovim.lua in the Neovim that CTQ_NEOVIM names, else in that of the path, with each of the
 * settings in docs/editors.md that its version understands, against dist/server.js, or the server
 * that CTQ_SERVER names.
 */

const projectRoot = join(import.meta.dirname, '../..');
const neovim = process.env['CTQ_NEOVIM'] ?? 'nvim';
const server = process.env['CTQ_SERVER'] ?? join(projectRoot, 'dist/server.js');

/** The settings of the page, with the oldest minor version of Neovim 0 that understands each. */
const settings = [
  { name: 'config', since: 11 },
  { name: 'start', since: 8 },
];

/** What drives Neovim here needs more than what is tried. */
const oldest = 10;

const version = neovimVersion();
if (version === undefined) {
  console.log(`${neovim} is not there: the settings for Neovim were NOT tried`);
} else if (version < oldest) {
  console.log(`${neovim} is older than 0.${oldest}: the settings for Neovim were NOT tried`);
} else if (existsSync(server)) {
  for (const { name } of settings.filter(({ since }) => since <= version)) {
    console.log(`# the settings '${name}' of docs/editors.md in Neovim 0.${version}`);
    if (!passes(settingsOf(name))) process.exitCode = 1;
  }
} else {
  console.error(`${server} is not there: build it first (npm run build)`);
  process.exitCode = 1;
}

/** The minor version of Neovim 0, or beyond all of them; undefined where there is no Neovim. */
function neovimVersion(): number | undefined {
  const { stdout, error } = spawnSync(neovim, ['--version'], { encoding: 'utf8' });
  if (error !== undefined) return undefined;
  const [, major, minor] = /^NVIM v(\d+)\.(\d+)/.exec(stdout) ?? [];
  return major === '0' ? Number(minor) : Infinity;
}

/** The Lua block that follows a mark in the page. */
function settingsOf(name: string): string {
  const page = readFileSync(join(projectRoot, 'docs/editors.md'), 'utf8');
  const block = new RegExp(`<!-- neovim: ${name} -->\\s+\`\`\`lua\\n(.*?)\`\`\``, 's').exec(page);
  if (block?.[1] === undefined) throw new Error(`docs/editors.md has no settings '${name}'`);
  return block[1];
}

function passes(settings: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'ctq-neovim-'));
  try {
    const file = join(folder, 'settings.lua');
    writeFileSync(file, settings);
    const words = ['--clean', '--headless', '-l', join(import.meta.dirname, 'neovim.lua')];
    const { status } = spawnSync(neovim, words, {
      stdio: 'inherit',
      timeout: 300_000,
      env: { ...process.env, CTQ_SERVER: server, CTQ_FOLDER: folder, CTQ_SETTINGS: file },
    });
    return status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
