import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { createBackends } from '../../backends/backends.ts';
import { type Dialogue, silentDialogue } from '../../backends/backend.ts';
import { awsConnections } from '../../backends/cloudwatch/aws/connect.ts';
import { createCloudWatchBackend } from '../../backends/cloudwatch/cloudwatch-backend.ts';
import { fileLedger } from '../../backends/cloudwatch/ledger/file-ledger.ts';
import { sharedLimits } from '../../backends/cloudwatch/limits/shared-limits.ts';
import { fileJournal } from '../../backends/cloudwatch/run/file-journal.ts';
import { cloudStorage } from '../../backends/cloudwatch/storage.ts';
import { portChannel } from '../../backends/results/port-channel.ts';
import { serveRuns } from '../../backends/results/host.ts';
import { temporaryFolder } from '../backends/temporary-folder.ts';
import { accounts, beUser, planted, startSignIn } from './aws/sign-in.ts';
import { cloudBackend, now, slicedSettings, sourceOf, trailIn } from './cloud-backend.ts';
import type { Fault } from './stand-in/faults/faults.ts';

/*
 * Whole runs with planted secrets: whatever the engine's thread tells the client (which is what the
 * panel, the log and the messages are made of) and whatever is written to the storage is searched.
 */

const profiles = ['keys', 'role', 'careful', 'sso', 'nobody'] as const;

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
`;

const credentials = `[keys]
aws_access_key_id = ${planted.key}
aws_secret_access_key = ${planted.secret}
`;

const faults: readonly (Fault | undefined)[] = [
  undefined,
  { kind: 'denied' },
  { kind: 'expired' },
  { kind: 'skew' },
  { kind: 'garbled', body: 'html' },
];

test('no secret is in a message of the engine or in a file of the storage', async (context) => {
  const signIn = await startSignIn(context);
  beUser(context, { config, credentials }, signIn.environment);
  const storage = temporaryFolder(context, {});
  const messages: string[] = [];
  for (const fault of faults) {
    for (const profile of profiles) {
      await runHosted(context, { storage, messages, profile, fault });
    }
  }
  const written = filesIn(storage).map((file) => readFileSync(file, 'utf8'));
  assert.ok(messages.some((text) => text.includes('"state":"done"')));
  assert.ok(messages.some((text) => text.includes('"state":"failed"')));
  assert.ok(
    written.some((text) => text.includes('"bytes"')),
    'there is a ledger',
  );
  assert.ok(
    written.some((text) => text.includes('stats count')),
    'there is a journal',
  );
  assert.deepEqual(leaksIn([...messages, ...written].join('\n')), []);
  // The search would find one.
  writeFileSync(path.join(storage, 'planted'), planted.roleToken);
  const found = filesIn(storage).map((file) => readFileSync(file, 'utf8'));
  assert.deepEqual(leaksIn(found.join('\n')), ['roleToken']);
});

interface Scene {
  readonly storage: string;
  /** Everything that crosses the border of the engine's thread. */
  readonly messages: string[];
  readonly profile: string;
  readonly fault: Fault | undefined;
}

/** Runs a query as the engine's thread does, and leaves another one running. */
async function runHosted(
  context: TestContext,
  { storage, messages, profile, fault }: Scene,
): Promise<void> {
  const { standIn, services } = cloudBackend({ keys: accounts, faults: () => fault });
  for (const { account } of accounts.values()) {
    const { events } = standIn.cloud.place('123456789012', 'us-east-1').groups.get('trail') ?? {};
    standIn.cloud
      .place(account, 'us-east-1')
      .addGroup({ name: 'trail', ...(events && { events }) });
  }
  const dialogue: Dialogue = { ...silentDialogue, mfaCode: async () => planted.mfaCode };
  const { limits, runs, ledger } = cloudStorage(storage);
  const { clock } = services;
  const backend = createCloudWatchBackend({
    ...services,
    dialogue,
    connect: awsConnections(dialogue, { requestHandler: standIn.handler }),
    limits: sharedLimits(limits, clock),
    journal: fileJournal(runs, clock),
    ledger: fileLedger(ledger, (message) => messages.push(message)),
  });
  const { port1, port2 } = new MessageChannel();
  context.after(() => port1.close());
  const ended = new Promise<void>((resolve) => {
    port1.on('message', (message) => {
      const text = JSON.stringify(message);
      messages.push(text);
      if (/"state":"(?:done|failed|invalid|cancelled)"/.test(text)) resolve();
    });
  });
  const { cloud, journal, indexSource, ...others } = createBackends({ worker: 'none' });
  serveRuns({
    channel: portChannel(port2),
    backend: () => ({
      ...backend,
      cloud,
      journal,
      indexSource,
      clearCache: async () => await others.clearCache(),
    }),
    onFault: (message) => messages.push(message),
  });
  const request = {
    query: 'stats count(*) by eventName',
    parameters: {},
    title: 'Calls',
    source: sourceOf(trailIn('us-east-1', profile)),
    range: '2022-02-01..2022-02-20',
    now,
    cloud: slicedSettings,
    keeper: { workspace: 'here', uri: 'file:///a.ctq', line: 1 },
  };
  // Left before it is over, as by a program that dies: its entry of the journal stays.
  await fileJournal(runs, clock).open(request);
  port1.postMessage({
    kind: 'request',
    id: '1',
    method: 'start',
    parameters: { runId: 'run', request },
  });
  await ended;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function leaksIn(text: string): readonly string[] {
  const values: readonly [string, string][] = Object.entries(planted);
  return values.filter(([, secret]) => text.includes(secret)).map(([name]) => name);
}
