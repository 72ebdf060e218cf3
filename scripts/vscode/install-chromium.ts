import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { cachePath } from './cache.ts';
import { ensureFonts } from './install-fonts.ts';
import { ensureInstalled } from './npm-install.ts';

export interface Chromium {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
}

const packageName = '@sparticuz/chromium';
const version = '153.0.0';

/**
 * Returns a Chromium for the tests: the one that CTQ_CHROMIUM names, else one that is installed on
 * this machine, else a headless build for Linux on x86-64 fetched from npm.
 */
export async function ensureChromium(): Promise<Chromium> {
  const named = process.env['CTQ_CHROMIUM'];
  if (named !== undefined && !existsSync(named)) {
    throw new Error(`CTQ_CHROMIUM names ${named}, which does not exist: correct it or unset it.`);
  }
  const fonts: Record<string, string> =
    process.platform === 'linux' ? { FONTCONFIG_FILE: await ensureFonts() } : {};
  const installed = named ?? installedChromium();
  if (installed !== undefined) return { executablePath: installed, environment: fonts };
  const fetched = await fetchedChromium();
  return { ...fetched, environment: { ...fetched.environment, ...fonts } };
}

function installedChromium(): string | undefined {
  return chromiumCandidates().find((candidate) => existsSync(candidate));
}

function chromiumCandidates(): readonly string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    return combine(
      ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((name) => process.env[name] ?? ''),
      ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'],
    );
  }
  return combine((process.env['PATH'] ?? '').split(delimiter), [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
  ]);
}

function combine(folders: readonly string[], files: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => files.map((file) => join(folder, file)));
}

async function fetchedChromium(): Promise<Chromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `no Chromium was found, and npm has none for ${process.platform} on ${process.arch}: ` +
        'install Chrome or Chromium, or set CTQ_CHROMIUM to the path of one.',
    );
  }
  const folder = cachePath('chromium');
  const unpacked = join(folder, 'unpacked');
  await ensureInstalled({
    title: 'Chromium',
    folder,
    packages: [`${packageName}@${version}`],
    finish: () => unpack(folder, unpacked),
  });
  const executablePath = join(unpacked, 'chromium');
  return { executablePath, environment: await librariesFor(executablePath, unpacked) };
}

/**
 * The package unpacks into the temporary folder of its process, so it gets a process of its own.
 * AWS_EXECUTION_ENV makes it unpack the libraries as well that a bare machine does not have.
 */
async function unpack(folder: string, unpacked: string): Promise<void> {
  await rm(unpacked, { recursive: true, force: true });
  await mkdir(unpacked);
  const script = `import('${packageName}').then(({ default: c }) => c.executablePath())`;
  await promisify(execFile)(process.execPath, ['--eval', script], {
    cwd: folder,
    env: { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
}

/** The libraries that came with the package are used only where the machine lacks them. */
async function librariesFor(
  executablePath: string,
  unpacked: string,
): Promise<Readonly<Record<string, string>>> {
  const carried = { LD_LIBRARY_PATH: join(unpacked, 'al2023/lib') };
  if (await starts(executablePath, {})) return {};
  if (await starts(executablePath, carried)) return carried;
  throw new Error(
    `the Chromium from npm does not start on this machine (${executablePath} --version): ` +
      'install Chrome or Chromium, or set CTQ_CHROMIUM to the path of one.',
  );
}

async function starts(
  executablePath: string,
  environment: Readonly<Record<string, string>>,
): Promise<boolean> {
  try {
    await promisify(execFile)(executablePath, ['--version'], {
      env: { ...process.env, ...environment },
    });
    return true;
  } catch {
    // Whatever the reason, the caller tries the next possibility or says what to do.
    return false;
  }
}
