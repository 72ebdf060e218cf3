import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { delimiter, join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { test } from 'node:test';
import { promisify } from 'node:util';

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
  const bundles = ['aws.js', 'cli.js', 'extension.js', 'server.js', 'worker.js'];
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

test('dist/server.js --stdio answers any editor', { timeout: 20_000 }, async () => {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: 'pipe' });
  const say = (message: object): void => {
    const content = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  };
  const ended = once(child, 'exit');
  say({
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  const { result } = await firstAnswer(child.stdout);
  assert.equal(result.capabilities.hoverProvider, true);
  assert.equal(result.serverInfo.name, 'ctq');
  say({ method: 'initialized', params: {} });
  say({ id: 2, method: 'shutdown' });
  say({ method: 'exit' });
  assert.deepEqual(await ended, [0, null]);
});

interface Initialized {
  readonly result: {
    readonly capabilities: { readonly hoverProvider?: boolean };
    readonly serverInfo: { readonly name: string };
  };
}

/** Leaves the stream open: the server has more to say before it ends. */
function firstAnswer(stream: Readable): Promise<Initialized> {
  return new Promise((resolve) => {
    let said = '';
    stream.on('data', (chunk) => {
      said += String(chunk);
      if (said.endsWith('}')) resolve(JSON.parse(said.slice(said.indexOf('{"jsonrpc"'))));
    });
  });
}

async function answer(node: string): Promise<string> {
  const running = run(node, [cli, ...query]);
  running.child.stdin?.end(text);
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
