import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { startStdioClient } from '../server/stdio-client.ts';
import { driveWholeSession } from '../server/whole-session.ts';

/*
 * The programs of dist/ as people start them. `npm test` runs this after it has built them; the
 * unit tests need no dist/.
 */

const projectRoot = join(import.meta.dirname, '../..');
const cli = join(projectRoot, 'dist/cli.js');
const server = join(projectRoot, 'dist/server.js');
const run = promisify(execFile);

const query = ['run', '-', '--source', join(projectRoot, 'samples/logs'), '--format', 'jsonl'];
const text = 'filter eventName like /(?i)consolelogin/ | stats count(*) as calls';

test('dist/cli.js is a program of its own', { skip: isWindows() }, async () => {
  accessSync(cli, constants.X_OK);
  const { stdout } = await run(cli, ['--version']);
  assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
});

test('dist/cli.js answers a query', async () => {
  assert.ok(Number(JSON.parse(await answer(process.execPath)).calls) > 0);
});

test("dist/cli.js answers a query on the machine's own Node", async (t) => {
  const node = installedNode();
  if (node === undefined) return t.diagnostic('there is no node on the PATH: nothing was run');
  const { stdout } = await run(node, ['--version']);
  const version = stdout.trim();
  if (Number(/^v(\d+)/.exec(version)?.[1]) < 20) {
    return t.diagnostic(`${node} is ${version}, older than CTQ supports: nothing was run`);
  }
  t.diagnostic(`${node} is ${version}`);
  assert.equal(await answer(node), await answer(process.execPath));
});

test('the AWS SDK is in dist/aws.js alone, and every Node loads it', async (t) => {
  const bundles = ['aws.js', 'cli.js', 'extension.js', 'scan.js', 'server.js', 'worker.js'];
  const holding = bundles.filter((name) =>
    readFileSync(join(projectRoot, 'dist', name), 'utf8').includes('Logs_20140328'),
  );
  assert.deepEqual(holding, ['aws.js']);
  const script = "import('./dist/aws.js').then((aws) => console.log(typeof aws.createSdkLogsApi))";
  for (const node of [process.execPath, installedNode() ?? process.execPath]) {
    t.diagnostic(node);
    const { stdout } = await run(node, ['-e', script], { cwd: projectRoot });
    assert.equal(stdout, 'function\n');
  }
});

test('dist/scan.js loads no more of Node than scanning needs', () => {
  const bundle = readFileSync(join(projectRoot, 'dist/scan.js'), 'utf8');
  const required = [...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module]) => module);
  const needed = ['buffer', 'fs', 'fs/promises', 'v8', 'worker_threads', 'zlib'];
  assert.deepEqual(
    new Set(required),
    new Set(['./parser.js', ...needed.map((module) => `node:${module}`)]),
  );
});

test('dist/scan.js finds its parser for a name in backticks that is an expression', async () => {
  const calls = await answer(process.execPath, 'stats count(*) | fields `Count( * )` + 0 as calls');
  assert.ok(Number(JSON.parse(calls).calls) > 0);
});

test('dist/server.js --stdio serves a whole session', { timeout: 60_000 }, async () => {
  await driveWholeSession(startStdioClient([server, '--stdio']));
});

test('dist/web/ holds no part of Node', () => {
  for (const name of ['extension.js', 'server.js']) {
    const bundle = readFileSync(join(projectRoot, 'dist/web', name), 'utf8');
    const required = [...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module]) => module);
    assert.deepEqual(
      required.filter((module) => module !== 'vscode'),
      [],
      name,
    );
  }
});

async function answer(node: string, asked = text): Promise<string> {
  const running = run(node, [cli, ...query]);
  running.child.stdin?.end(asked);
  return (await running).stdout;
}

/** The first one on the PATH that did not come with the project. */
function installedNode(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.split(sep).includes('node_modules'))
    .map((folder) => join(folder, isWindows() ? 'node.exe' : 'node'))
    .find((path) => existsSync(path));
}

function isWindows(): boolean {
  return process.platform === 'win32';
}
