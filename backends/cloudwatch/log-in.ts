import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { redact } from './aws/redact.ts';

/** How a login has ended; `reason` is for users, and undefined where there is nothing to say. */
export type LoginOutcome =
  { readonly isIn: true } | { readonly isIn: false; readonly reason: string | undefined };

export interface LoginOptions {
  readonly signal: AbortSignal;
  /** The environment that the AWS CLI is looked for in and gets. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * Logs in to the single sign-on of a profile with the AWS CLI, which opens a browser. It ends with
 * the signal.
 */
export async function logInWithCli(profile: string, options: LoginOptions): Promise<LoginOutcome> {
  const { signal, environment = process.env } = options;
  if (signal.aborted) return { isIn: false, reason: undefined };
  // No shell, and the name in one argument with its option: a profile can be nothing but a profile.
  const words = ['sso', 'login', `--profile=${profile}`];
  return await new Promise((resolve) => {
    const end = (reason: string | undefined): void => resolve({ isIn: false, reason });
    try {
      const program = spawn('aws', words, {
        // Windows looks for programs in the working folder first.
        cwd: homedir(),
        env: environment,
        signal,
        shell: false,
        stdio: ['ignore', 'ignore', 'pipe'],
        windowsHide: true,
      });
      let said = '';
      program.stderr.setEncoding('utf8').on('data', (text: string) => {
        said = `${said}${text}`.slice(-4_000);
      });
      program.once('error', (error) => end(signal.aborted ? undefined : problemOf(error)));
      program.once('close', (code) => (code === 0 ? resolve({ isIn: true }) : end(lastLine(said))));
    } catch (error) {
      // A name with a zero byte in it.
      end(problemOf(error));
    }
  });
}

function problemOf(error: unknown): string {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return isMissing
    ? 'the AWS CLI is not installed, or not on the PATH; install it, or log in to the profile in another way'
    : `the AWS CLI can't be started: ${redact(String(error))}`;
}

function lastLine(text: string): string {
  const [line] = text.trim().split('\n').slice(-1);
  return line === undefined || line === ''
    ? 'the AWS CLI ended without a login'
    : `the AWS CLI says: ${redact(line.trim())}`;
}
