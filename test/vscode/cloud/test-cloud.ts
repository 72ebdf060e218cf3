import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../backends/clock.ts';
import { type Cleanup } from '../../../scripts/vscode/cleanup.ts';
import type { LogEvents } from '../../cloudwatch/stand-in/events/log-events.ts';
import { recordEvents } from '../../cloudwatch/stand-in/events/record-events.ts';
import { sampleRecords } from '../../cloudwatch/stand-in/events/sample-events.ts';
import { syntheticEvents } from '../../cloudwatch/stand-in/events/synthetic-events.ts';
import {
  createStandIn,
  type StandIn,
  usualAccount,
  usualKey,
} from '../../cloudwatch/stand-in/stand-in.ts';
import { cloudSources } from './cloud-sources.ts';
import { createHold, type Hold } from './hold.ts';
import { answersThatRefuse } from './refused.ts';

/** A stand-in for CloudWatch Logs over HTTP, in real time, and how programs come to use it. */
export interface TestCloud extends Hold {
  readonly standIn: StandIn;
  /** Leads the AWS SDK of a process there, away from whatever the machine has of AWS. */
  readonly environment: Readonly<Record<string, string>>;
}

export async function startTestCloud(cleanup: Cleanup): Promise<TestCloud> {
  const hold = createHold();
  const standIn = createStandIn({
    clock: systemClock,
    life: hold.life,
    answers: answersThatRefuse(),
  });
  addGroups(standIn);
  const server = await standIn.listen();
  cleanup.add(() => server.close());
  const environment = {
    ...(await awsFiles(cleanup)),
    AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: server.endpoint,
    AWS_ACCESS_KEY_ID: usualKey.accessKeyId,
    AWS_SECRET_ACCESS_KEY: usualKey.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  return { standIn, environment, hold: hold.hold, release: hold.release };
}

function addGroups({ cloud }: StandIn): void {
  const [home, other] = cloudSources.prod.regions;
  const ofOther = (path: string): boolean => path.includes(`/${other}/`);
  cloud.place(usualAccount, home).addGroup({
    name: 'org-trail',
    events: recordEvents(sampleRecords((path) => !ofOther(path))),
    retentionDays: 3650,
    streams: [stream('us-east-1', 'T23:41:07Z'), stream('us-west-2', 'T22:58:30Z')],
  });
  cloud.place(usualAccount, other).addGroup({
    name: 'org-trail',
    events: recordEvents(sampleRecords(ofOther)),
    retentionDays: 3650,
    streams: [stream('eu-west-1', 'T23:12:44Z')],
  });
  cloud.place(usualAccount, home).addGroup({ name: 'live-trail', events: eventsOfTheseDays() });
  cloud.place(usualAccount, home).addGroup({ name: 'org-trail-archive', events: archive });
  cloud.place(usualAccount, home).addGroup({ name: '/aws/lambda/rotate-keys' });
  addSavedQuery(cloud.place(usualAccount, home).saved);
}

const day = 86_400_000;

const eventsOfTheseDays = (): LogEvents =>
  syntheticEvents({ count: 100_000, start: Date.now() - 3 * day, end: Date.now() + day });

/** Terabytes that take no memory. */
const archive = syntheticEvents({
  count: 6_000_000_000,
  start: Date.UTC(2021, 0),
  end: Date.UTC(2022, 2),
});

function stream(
  region: string,
  time: string,
): { readonly name: string; readonly lastEvent: number } {
  return {
    name: `${usualAccount}_CloudTrail_${region}`,
    lastEvent: Date.parse(`2022-02-18${time}`),
  };
}

type SavedQueries = ReturnType<StandIn['cloud']['place']>['saved'];

function addSavedQuery(saved: SavedQueries): void {
  const query = {
    queryDefinitionId: 'f4e0a1c2-0000-4000-8000-000000000001',
    name: 'incident/Console logins without MFA',
    queryString:
      "fields @timestamp, userIdentity.arn\n| filter eventName = 'ConsoleLogin' and additionalEventData.MFAUsed = 'No'",
    queryLanguage: 'CWLI',
    logGroupNames: ['org-trail'],
    parameters: [],
    lastModified: Date.UTC(2022, 1, 18),
  };
  saved.set(query.queryDefinitionId, query);
}

/** Files of the AWS configuration with a profile `audit`, whose key the stand-in knows. */
async function awsFiles(
  cleanup: Cleanup,
): Promise<{ readonly AWS_CONFIG_FILE: string; readonly AWS_SHARED_CREDENTIALS_FILE: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'ctq-aws-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  const files = {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  };
  await writeFile(files.AWS_CONFIG_FILE, '[profile audit]\nregion = us-east-1\n');
  await writeFile(
    files.AWS_SHARED_CREDENTIALS_FILE,
    `[audit]\naws_access_key_id = ${usualKey.accessKeyId}\n` +
      `aws_secret_access_key = ${usualKey.secretAccessKey}\n`,
  );
  return files;
}
