import { deepEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { inspect } from 'node:util';
import { type Dialogue, silentDialogue } from '../../../backends/backend.ts';
import { awsConnections } from '../../../backends/cloudwatch/aws/connect.ts';
import { memoryLimits } from '../../../backends/cloudwatch/limits/memory-limits.ts';
import { createExplorer } from '../../../backends/cloudwatch/explorer.ts';
import { memoryLedger } from '../../../backends/cloudwatch/ledger/ledger.ts';
import type { Fault } from '../stand-in/faults/faults.ts';
import { createStandIn } from '../stand-in/stand-in.ts';
import { virtualClock } from '../stand-in/virtual-clock.ts';
import { accounts, beUser, planted, startSignIn, writeLogin } from './sign-in.ts';

/*
 * Nothing that lets anybody in gets out: whatever is thrown, printed or written while credentials
 * are got and used is searched for them, also where AWS or a program says them itself.
 */

const config = `[profile role]
role_arn = arn:aws:iam::333333333333:role/r
source_profile = keys
[profile careful]
role_arn = arn:aws:iam::333333333333:role/r
source_profile = keys
mfa_serial = arn:aws:iam::111111111111:mfa/me
[profile sso]
sso_session = work
sso_account_id = 555555555555
sso_role_name = Reader
[sso-session work]
sso_start_url = https://work.awsapps.com/start
sso_region = us-east-1
[profile program]
credential_process = "${process.execPath}" -e "console.log(JSON.stringify({Version:1,AccessKeyId:'${planted.programKey}',SecretAccessKey:'${planted.programSecret}',SessionToken:'${planted.programToken}'}))"
[profile broken]
credential_process = "${process.execPath}" -e "console.error('${planted.programSecret}');process.exit(1)" --password ${planted.programToken}
[profile babbling]
credential_process = "${process.execPath}" -e "console.log('${planted.programSecret} ${planted.programToken}')"
[profile half]
aws_access_key_id = ${planted.key}
`;

const credentials = `[keys]
aws_access_key_id = ${planted.key}
aws_secret_access_key = ${planted.secret}
`;

const environment = {
  AWS_ACCESS_KEY_ID: planted.environmentKey,
  AWS_SECRET_ACCESS_KEY: planted.environmentSecret,
  AWS_SESSION_TOKEN: planted.environmentToken,
};

const faults: readonly (Fault | undefined)[] = [
  undefined,
  { kind: 'throttled' },
  { kind: 'busy' },
  { kind: 'unavailable' },
  { kind: 'proxy' },
  { kind: 'cut', when: 'before' },
  { kind: 'cut', when: 'during' },
  { kind: 'garbled', body: 'html' },
  { kind: 'expired' },
  { kind: 'skew' },
  { kind: 'denied' },
];

/** Those with credentials that the service is asked with. */
const working = [undefined, 'keys', 'role', 'careful'];

/** Those that fail before, and one that starts a program for each. */
const failing = ['sso', 'program', 'broken', 'babbling', 'half', 'nobody'];

const flows = [
  ...working.flatMap((profile) => faults.map((fault) => [profile, fault] as const)),
  ...failing.map((profile) => [profile, undefined] as const),
];

const dialogue: Dialogue = { ...silentDialogue, mfaCode: async () => planted.mfaCode };

/** Everything that a request leads to that somebody may see. */
async function whatShows(profile: string | undefined, fault: Fault | undefined): Promise<string> {
  const clock = virtualClock(Date.now());
  const standIn = createStandIn({ clock, keys: accounts, faults: () => fault });
  const connect = awsConnections(dialogue, { requestHandler: standIn.handler });
  const place = { profile, region: 'us-east-1' };
  const { signal } = new AbortController();
  const explorer = createExplorer({
    connect,
    limits: memoryLimits(clock),
    clock,
    ledger: memoryLedger(),
    profiles: async () => [],
  });
  const query = { text: 'limit 1', start: 1, end: 2, limit: 1, logGroups: ['none'] };
  const done = await Promise.allSettled([
    connect(place).api.startQuery(query, signal),
    connect(place).api.queryResults({ queryId: 'x', nextToken: undefined }, signal),
    connect(place).quotaKey(signal),
    explorer.logGroups({ place, search: {} }),
  ]);
  return done.map((one) => inspect(one, { depth: 20, showHidden: true, getters: true })).join('\n');
}

/** Everything that is printed from here on. */
function listen(context: TestContext): () => string {
  let printed = '';
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    context.mock.method(stream, 'write', (...words: Parameters<typeof write>) => {
      printed += String(words[0]);
      return write(...words);
    });
  }
  return () => printed;
}

function filesIn(home: string): readonly string[] {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(home, path.join(entry.parentPath, entry.name)))
    .sort();
}

function leaksIn(text: string): readonly string[] {
  const values: readonly [string, string][] = Object.entries(planted);
  return values.filter(([, secret]) => text.includes(secret)).map(([name]) => name);
}

test('no secret is thrown, printed or written', async (context) => {
  const signIn = await startSignIn(context);
  const { home } = beUser(
    context,
    { config, credentials },
    { ...environment, ...signIn.environment },
  );
  const before = filesIn(home);
  const printed = listen(context);
  const shown: string[] = [];
  for (const refusal of [
    undefined,
    `${planted.key} with ${planted.secret} and ${planted.roleToken}, Signature=${planted.roleSecret}`,
  ]) {
    signIn.refuses = refusal;
    for (const [profile, fault] of flows) shown.push(await whatShows(profile, fault));
  }
  ok(
    shown.some((text) => text.includes('333333333333-us-east-1')),
    'roles were assumed',
  );
  ok(
    shown.some((text) => text.includes('(hidden)')),
    'something had to be hidden',
  );
  deepEqual(leaksIn(shown.join('\n')), []);
  deepEqual(leaksIn(printed()), []);
  deepEqual(filesIn(home), before);
});

test('a login that works leaves nothing behind but what it came with', async (context) => {
  const signIn = await startSignIn(context);
  const { home } = beUser(context, { config }, signIn.environment);
  writeLogin(home, 'work', new Date(Date.now() + 3_600_000));
  const printed = listen(context);
  const shown = await whatShows('sso', { kind: 'denied' });
  deepEqual(leaksIn(`${shown}${printed()}`), []);
  const telling = filesIn(home).filter((file) =>
    leaksIn(readFileSync(path.join(home, file), 'utf8')).some((name) => name !== 'login'),
  );
  // The program's, which the file itself holds.
  deepEqual(telling, [path.join('.aws', 'config')]);
});

test('the search finds what is there', (context) => {
  const { home } = beUser(context, { credentials });
  writeFileSync(path.join(home, 'log'), `x ${planted.secret} y`);
  deepEqual(leaksIn(readFileSync(path.join(home, 'log'), 'utf8')), ['secret']);
});
