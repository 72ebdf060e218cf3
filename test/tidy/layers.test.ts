import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'jsonc-parser';
import { importsOf, projectRoot, sourceFiles } from './sources.ts';

/*
 * Who may import whom. The table is that of ARCHITECTURE.md; every import of every file is held
 * against it, and the references of the layers' projects and the linter's rules as well.
 */

interface Layer {
  readonly imports: readonly string[];
  /** What of the outside it may know, besides packages. */
  readonly sees: readonly ('node' | 'vscode')[];
}

const layers: Readonly<Record<string, Layer>> = {
  'core/language': { imports: [], sees: [] },
  'core/engine': { imports: ['core/language'], sees: [] },
  'core/protocol': { imports: [], sees: [] },
  backends: { imports: ['core/language', 'core/engine', 'core/protocol'], sees: ['node'] },
  server: { imports: ['core/language', 'core/protocol'], sees: ['node'] },
  'server/web': { imports: ['server', 'core/protocol'], sees: [] },
  client: { imports: ['backends', 'core/protocol'], sees: ['node', 'vscode'] },
  'client/web': { imports: ['core/protocol'], sees: ['vscode'] },
  'client/webview': { imports: ['core/protocol'], sees: [] },
  cli: { imports: ['core/language', 'backends', 'core/protocol'], sees: ['node'] },
};

const names = Object.keys(layers);

test('every import of every layer is in the table', () => {
  for (const [name, { imports, sees }] of Object.entries(layers)) {
    const files = sourceFiles(name).filter((file) => layerOf(file) === name);
    assert.ok(files.length > 0, `${name} has no files`);
    for (const file of files) {
      for (const specifier of importsOf(file)) {
        const target = targetOf(file, specifier);
        const isAllowed =
          target.kind === 'layer'
            ? target.name === name || imports.includes(target.name)
            : target.kind === 'package' || sees.includes(target.kind);
        assert.ok(isAllowed, `${file} imports ${specifier}`);
      }
    }
  }
});

test('ARCHITECTURE.md has the same table', () => {
  const text = readFileSync(join(projectRoot, 'ARCHITECTURE.md'), 'utf8');
  for (const [name, { imports, sees }] of Object.entries(layers)) {
    const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\` `)) ?? '';
    const [, , , allowed = '', outside = ''] = row.split('|').map((cell) => cell.trim());
    const short = imports.map((layer) => layer.replace('core/', '')).join(', ');
    assert.equal(allowed, short === '' ? 'nothing' : short, name);
    for (const one of ['node', 'vscode'] as const) {
      assert.equal(outside.includes(one), sees.includes(one), `${name} and ${one}`);
    }
  }
});

test('the references of each project are those of the table', () => {
  for (const [name, { imports }] of Object.entries(layers)) {
    const text = readFileSync(join(projectRoot, name, 'tsconfig.json'), 'utf8');
    const config = parse(text) as { readonly references: readonly { readonly path: string }[] };
    const references = config.references.map(({ path }) => join(name, path));
    assert.deepEqual(references.toSorted(), imports.toSorted(), name);
  }
});

test('the linter refuses every edge that is not in the table, by alias and by path', () => {
  const forbidden = names.flatMap((from) =>
    names
      .filter((to) => to !== from && layers[from]?.imports.includes(to) !== true)
      .flatMap((to) => [aliasOf(to), pathBetween(from, to)].map((path) => ({ from, path }))),
  );
  const edges = [
    ...forbidden.filter(({ path }) => path !== undefined),
    ...names.flatMap((from) =>
      (['node', 'vscode'] as const)
        .filter((outside) => layers[from]?.sees.includes(outside) === false)
        // The compiler refuses the page's imports of node, and so does the linter.
        .map((outside) => ({ from, path: outside === 'node' ? 'node:fs' : outside })),
    ),
  ].map(({ from, path }, index) => ({ path, file: `${from}/edge-${index}.ts` }));
  const refused = new Set(refusedFiles(edges));
  for (const { file, path } of edges) assert.ok(refused.has(file), `${file} may import ${path}`);
});

// Edges

type Target =
  | { readonly kind: 'layer'; readonly name: string }
  | { readonly kind: 'node' | 'vscode' | 'package' };

function targetOf(file: string, specifier: string): Target {
  if (specifier.startsWith('.'))
    return { kind: 'layer', name: layerOf(join(dirname(file), specifier)) };
  const alias = /^#(\w+)\//.exec(specifier)?.[1];
  if (alias !== undefined) {
    return { kind: 'layer', name: names.find((name) => name.endsWith(alias)) ?? specifier };
  }
  if (specifier.startsWith('node:')) return { kind: 'node' };
  // The client's library imports VS Code in its turn.
  return { kind: /^vscode$|^vscode-languageclient/.test(specifier) ? 'vscode' : 'package' };
}

/** The layer that a file belongs to: the innermost one that holds it. */
function layerOf(file: string): string {
  const holding = names.filter((name) => file.startsWith(`${name}/`));
  return holding.toSorted((a, b) => b.length - a.length)[0] ?? file;
}

/** Only what others may import has one. */
function aliasOf(layer: string): string | undefined {
  const { imports } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const found = Object.entries<string>(imports).find(([, path]) => path === `./${layer}/*`);
  return found?.[0].replace('*', 'x.ts');
}

function pathBetween(from: string, to: string): string {
  const up = '../'.repeat(from.split('/').length);
  if (to.startsWith(`${from}/`)) return `./${to.slice(from.length + 1)}/x.ts`;
  return `${up}${to}/x.ts`;
}

/** The files with one import each that the project's linter finds fault with. */
function refusedFiles(
  edges: readonly { readonly file: string; readonly path: string | undefined }[],
): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'ctq-layers-'));
  try {
    const config = parse(readFileSync(join(projectRoot, '.oxlintrc.jsonc'), 'utf8'));
    // Rules that know types need the whole project.
    delete config.options;
    writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(config));
    for (const { file, path } of edges) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `import { x } from '${path}';\nexport const y = x;\n`);
    }
    return restrictedImports(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function restrictedImports(folder: string): readonly string[] {
  const oxlint = join(projectRoot, 'node_modules/oxlint/bin/oxlint');
  const words = [oxlint, '--config', '.oxlintrc.json', '--format', 'json', '.'];
  try {
    execFileSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
    return [];
  } catch (error) {
    // It found something, so it ends with 1.
    const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    const { diagnostics } = JSON.parse(output) as {
      readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
    };
    return diagnostics
      .filter(({ code }) => code.includes('no-restricted-imports'))
      .map(({ filename }) => filename.replace(/^\.\//, ''));
  }
}
