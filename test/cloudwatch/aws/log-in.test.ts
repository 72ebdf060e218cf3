import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { logInWithCli, type LoginOutcome } from '../../../backends/cloudwatch/log-in.ts';
import { temporaryFolder } from '../../backends/temporary-folder.ts';

const isWindows = process.platform === 'win32';
const { signal } = new AbortController();

interface FakeCli {
  readonly environment: Readonly<Record<string, string>>;
  /** The arguments of its run; undefined where it was not started. */
  readonly words: () => unknown;
}

/** A program `aws` on a PATH of its own that writes down its arguments. */
function fakeCli(context: TestContext, then = ''): FakeCli {
  const script = `#!${process.execPath}
require('node:fs').writeFileSync(__filename + '.words', JSON.stringify(process.argv.slice(2)));
${then}`;
  const folder = temporaryFolder(context, { aws: script });
  const program = path.join(folder, 'aws');
  chmodSync(program, 0o755);
  const written = `${program}.words`;
  return {
    environment: { PATH: folder },
    words: () => (existsSync(written) ? JSON.parse(readFileSync(written, 'utf8')) : undefined),
  };
}

function reasonOf(outcome: LoginOutcome): string {
  return outcome.isIn ? 'logged in' : String(outcome.reason);
}

test('the AWS CLI logs in to the profile', { skip: isWindows }, async (context) => {
  const { environment, words } = fakeCli(context);
  deepEqual(await logInWithCli('audit', { signal, environment }), { isIn: true });
  deepEqual(words(), ['sso', 'login', '--profile=audit']);
});

const names = [
  '--debug',
  '-h; touch x',
  '$(touch x)',
  '`touch x`',
  'a b',
  "a' --no-verify-ssl",
  'a\n--debug',
  '| cat',
  '',
];

for (const name of names) {
  test(
    `${JSON.stringify(name)} is a profile and nothing else`,
    { skip: isWindows },
    async (context) => {
      const { environment, words } = fakeCli(context);
      deepEqual(await logInWithCli(name, { signal, environment }), { isIn: true });
      deepEqual(words(), ['sso', 'login', `--profile=${name}`]);
    },
  );
}

test('a name that no argument can hold starts nothing', async (context) => {
  const { environment, words } = fakeCli(context);
  equal((await logInWithCli('a\0b', { signal, environment })).isIn, false);
  equal(words(), undefined);
});

test('a missing AWS CLI is told', async (context) => {
  const environment = { PATH: temporaryFolder(context, {}) };
  match(reasonOf(await logInWithCli('audit', { signal, environment })), /not installed/);
});

test(
  'what the AWS CLI says last is told, without secrets',
  { skip: isWindows },
  async (context) => {
    const said = `first\\nMissing configuration for ASIAPLANTEDKEY000009\\n`;
    const { environment } = fakeCli(
      context,
      `process.stderr.write('${said}'); process.exitCode = 255;`,
    );
    const reason = reasonOf(await logInWithCli('audit', { signal, environment }));
    match(reason, /^the AWS CLI says: Missing configuration/);
    doesNotMatch(reason, /PLANTED/);
  },
);

test('the login ends with the signal', { skip: isWindows }, async (context) => {
  const { environment, words } = fakeCli(context, 'setInterval(() => {}, 1_000);');
  const controller = new AbortController();
  const login = logInWithCli('audit', { signal: controller.signal, environment });
  while (words() === undefined) await new Promise((resolve) => setImmediate(resolve));
  controller.abort();
  deepEqual(await login, { isIn: false, reason: undefined });
  deepEqual(await logInWithCli('audit', { signal: controller.signal, environment }), {
    isIn: false,
    reason: undefined,
  });
});
