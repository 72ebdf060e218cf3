import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');

interface Command {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly icon: string;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly keybindings: readonly Command[];
    readonly menus: Readonly<Record<string, readonly Command[]>>;
    readonly views: Readonly<Record<string, readonly { readonly when?: string }[]>>;
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly default?: unknown }>>;
    };
  };
}

const text = readFileSync(join(root, 'package.json'), 'utf8');
const manifest: Manifest = JSON.parse(text);
const { contributes } = manifest;
const commands = new Set(contributes.commands.map(({ command }) => command));

// The table itself needs VS Code to be imported.
const table = readFileSync(join(root, 'client/commands/commands.ts'), 'utf8');

test('every command of the manifest is in the table, and the other way round', () => {
  const registered = [...table.matchAll(/^ {2}'(ctq\.[\w.]+)':/gm)].map(([, id]) => id);
  assert.deepEqual(new Set(registered), commands);
});

test('keys and menus name commands that exist', () => {
  const named = [...contributes.keybindings, ...Object.values(contributes.menus).flat()];
  assert.deepEqual(
    named.map(({ command }) => command).filter((command) => !commands.has(command)),
    [],
  );
});

test('every setting has a default, and restricted ones exist', () => {
  const { properties } = contributes.configuration;
  for (const [name, { default: standard }] of Object.entries(properties)) {
    assert.notEqual(standard, undefined, name);
  }
  for (const name of manifest.capabilities.untrustedWorkspaces.restrictedConfigurations) {
    assert.ok(Object.hasOwn(properties, name), name);
  }
});

test('the README names every setting', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const unnamed = Object.keys(contributes.configuration.properties).filter(
    (name) => !readme.includes(`\`${name}\``),
  );
  assert.deepEqual(unnamed, []);
});

test('every file that the manifest names is there', () => {
  const files = [...text.matchAll(/"(?:\.\/)?((?:media|syntaxes|snippets)\/[^"]+)"/g)];
  assert.ok(files.length >= 6);
  for (const [, file = ''] of files) assert.ok(existsSync(join(root, file)), file);
});

test('where nothing can run no menu, key or view says otherwise', () => {
  const { menus, keybindings, views } = contributes;
  const inViews = /\bview == ctq\.|\bwebviewId == /;
  const places = [...Object.values(menus).flat(), ...keybindings, ...Object.values(views).flat()];
  const shown = places.filter(({ when = '' }) => {
    const isHidden = when === 'false' || inViews.test(when) || when.includes('!ctq.languageOnly');
    return !isHidden;
  });
  assert.deepEqual(shown, []);
  // The palette is there before the extension has said that it can only help with the language.
  const inPalette = new Set(menus['commandPalette']?.map(({ command }) => command));
  assert.deepEqual(
    [...commands].filter((command) => !inPalette.has(command)),
    [],
  );
});
