import { type ChildProcess, spawn } from 'node:child_process';
import type { Cleanup } from './cleanup.ts';
import { withDeadline } from './deadline.ts';
import { withoutNoise } from './noise.ts';

export interface ServerOptions {
  readonly serverMain: string;
  /** Holds `User/settings.json`. */
  readonly userDataFolder: string;
  readonly extensionsFolder: string;
  /** With trust `on` a folder is restricted until the user trusts it; `off` trusts everything. */
  readonly workspaceTrust: 'on' | 'off';
  /**
   * `suite` makes the workbench honour the extensionDevelopmentPath and extensionTestsPath of its
   * address, and hides notifications; `person` leaves VS Code as everyone has it.
   */
  readonly audience: 'suite' | 'person';
  /** One port or a range to take a free one from; any free port when left out. */
  readonly port?: string;
  /** A file with the secret that its users must know; no secret when left out. */
  readonly tokenFile?: string;
  /** Variables that its extension hosts have besides those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Server {
  /** `127.0.0.1:PORT`, which is also the authority of its `vscode-remote:` addresses. */
  readonly authority: string;
  readonly exited: Promise<void>;
  /** Returns what it printed last. */
  readonly recentOutput: () => string;
}

/** Starts the VS Code server on this machine's loopback address; the cleanup stops it. */
export async function startServer(options: ServerOptions, cleanup: Cleanup): Promise<Server> {
  requireNode24();
  const child = spawn(process.execPath, serverArguments(options), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...withoutVSCodeVariables(process.env), ...options.environment },
    // A process group of its own, so that the extension hosts it starts end with it.
    detached: process.platform !== 'win32',
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve()).once('error', () => resolve());
  });
  // The last resort, for an end of this process that lets no cleanup run.
  const kill = (): void => signal(child, 'SIGKILL');
  process.once('exit', kill);
  cleanup.add(async () => {
    await stop(child, exited);
    process.off('exit', kill);
  });
  const recentOutput = collectOutput(child);
  const authority = await withDeadline(
    boundAuthority(child, recentOutput),
    60,
    () => `the VS Code server did not start within 60 s. It printed:\n${recentOutput()}`,
  );
  return { authority, exited, recentOutput };
}

/** VS Code's server is built for one major version of Node, which a devDependency brings. */
function requireNode24(): void {
  if (process.versions.node.startsWith('24.')) return;
  throw new Error(
    `the VS Code server runs on Node 24 only, this is ${process.versions.node}: ` +
      'start it through npm (npm start, npm test), which brings that Node.',
  );
}

function serverArguments(options: ServerOptions): readonly string[] {
  return [
    options.serverMain,
    '--host=127.0.0.1',
    `--port=${options.port ?? '0'}`,
    options.tokenFile === undefined
      ? '--without-connection-token'
      : `--connection-token-file=${options.tokenFile}`,
    '--accept-server-license-terms',
    ...(options.audience === 'suite' ? ['--enable-smoke-test-driver'] : []),
    '--telemetry-level=off',
    ...(options.workspaceTrust === 'off' ? ['--disable-workspace-trust'] : []),
    ...folderArguments(options),
  ];
}

/** The arguments that keep everything VS Code writes in the two folders. */
export function folderArguments(
  folders: Pick<ServerOptions, 'userDataFolder' | 'extensionsFolder'>,
): readonly string[] {
  return [
    `--server-data-dir=${folders.userDataFolder}`,
    `--user-data-dir=${folders.userDataFolder}`,
    `--extensions-dir=${folders.extensionsFolder}`,
  ];
}

/** In a terminal of VS Code these would tie the new server to the VS Code around it. */
export function withoutVSCodeVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith('VSCODE_')),
  );
}

/** Returns a function for the last of what the server has printed. */
function collectOutput(child: ChildProcess): () => string {
  let output = '';
  const collect = (chunk: Buffer): void => {
    output = withoutNoise(output + chunk.toString()).slice(-20_000);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return () => output.trim();
}

/** The address that the server prints once it listens. */
function boundAuthority(child: ChildProcess, recentOutput: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const authority = /Server bound to (127\.0\.0\.1:\d+)/.exec(chunk.toString())?.[1];
      if (authority !== undefined) resolve(authority);
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      reject(new Error(`the VS Code server ended (${code}). It printed:\n${recentOutput()}`)),
    );
  });
}

async function stop(child: ChildProcess, exited: Promise<void>): Promise<void> {
  signal(child, 'SIGTERM');
  await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
  // What is left of the group goes too: an extension host does not notice that its server ended.
  signal(child, 'SIGKILL');
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, name);
  } catch {
    // Nothing of it is running any more.
  }
}
