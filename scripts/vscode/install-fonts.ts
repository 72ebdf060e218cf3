import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath } from './cache.ts';
import { ensureInstalled } from './npm-install.ts';

/**
 * Returns the path of a fontconfig file that names one font for the user interface and one for
 * code, fetched from npm when they are missing.
 *
 * A machine may have no font at all; and with the same fonts everywhere pictures of the window
 * come out the same everywhere.
 */
export async function ensureFonts(): Promise<string> {
  const folder = cachePath('fonts');
  const configuration = join(folder, 'fonts.conf');
  await ensureInstalled({
    title: 'fonts',
    folder,
    packages: ['@expo-google-fonts/inter@0.4.2', '@expo-google-fonts/jetbrains-mono@0.4.1'],
  });
  // Written each time: it holds the folder's path, and the project may have moved.
  await writeFile(configuration, fontconfig(folder));
  return configuration;
}

/** The system's fonts stay available for the characters that the two do not have. */
function fontconfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'node_modules/@expo-google-fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${join(folder, 'fontconfig-cache')}</cachedir>
  ${prefer('system-ui', 'Inter')}
  ${prefer('sans-serif', 'Inter')}
  ${prefer('monospace', 'JetBrains Mono')}
</fontconfig>
`;
}

function prefer(generic: string, family: string): string {
  return (
    `<alias binding="strong"><family>${generic}</family>` +
    `<prefer><family>${family}</family></prefer></alias>`
  );
}
