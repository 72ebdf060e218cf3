import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { type Dialogue, silentDialogue } from '../../../backends/backend.ts';
import { awsConnections } from '../../../backends/cloudwatch/aws/connect.ts';
import type { Connect } from '../../../backends/cloudwatch/aws/connection.ts';
import { createStandIn, type StandIn } from '../stand-in/stand-in.ts';
import { virtualClock } from '../stand-in/virtual-clock.ts';
import { accounts, beUser, planted, startSignIn, writeLogin } from './sign-in.ts';

/* Credentials as the AWS CLI finds them, told by the account that the requests are made in. */

const { signal } = new AbortController();

interface Service {
  readonly standIn: StandIn;
  readonly connect: Connect;
}

function service(dialogue: Dialogue = silentDialogue, known = accounts): Service {
  const standIn = createStandIn({ clock: virtualClock(Date.now()), keys: known });
  return { standIn, connect: awsConnections(dialogue, { requestHandler: standIn.handler }) };
}

async function accountOf({ standIn, connect }: Service, profile?: string): Promise<string> {
  await connect({ profile, region: 'us-east-1' }).api.logGroups({}, signal);
  return standIn.requests.at(-1)?.account ?? '';
}

const keyFile = `[reader]\naws_access_key_id = ${planted.key}\naws_secret_access_key = ${planted.secret}\n`;

const environment = {
  AWS_ACCESS_KEY_ID: planted.environmentKey,
  AWS_SECRET_ACCESS_KEY: planted.environmentSecret,
  AWS_SESSION_TOKEN: planted.environmentToken,
};

test('without a profile the environment is taken', async (context) => {
  beUser(context, { credentials: keyFile }, environment);
  equal(await accountOf(service()), '222222222222');
});

test('a profile goes before the environment', async (context) => {
  beUser(context, { credentials: keyFile }, environment);
  equal(await accountOf(service(), 'reader'), '111111111111');
});

test('AWS_PROFILE names the profile where the source does not', async (context) => {
  beUser(context, { credentials: keyFile }, { AWS_PROFILE: 'reader' });
  equal(await accountOf(service()), '111111111111');
});

test('the files may lie elsewhere', async (context) => {
  const { home } = beUser(context, {});
  process.env['AWS_SHARED_CREDENTIALS_FILE'] = path.join(home, 'keys');
  process.env['AWS_CONFIG_FILE'] = path.join(home, 'settings');
  writeFileSync(path.join(home, 'keys'), keyFile);
  writeFileSync(path.join(home, 'settings'), '[profile other]\ncredential_process = x');
  equal(await accountOf(service(), 'reader'), '111111111111');
});

test('a profile that is not there does not fall back to others', async (context) => {
  beUser(context, { credentials: keyFile }, environment);
  await rejects(accountOf(service(), 'nobody'), {
    kind: 'no-credentials',
    message:
      /^the profile nobody gives no credentials.*aws sts get-caller-identity --profile nobody$/,
  });
});

test('no credentials at all: what can be done is said', async (context) => {
  beUser(context, {});
  await rejects(accountOf(service()), {
    kind: 'no-credentials',
    message: /^there are no AWS credentials for us-east-1.*set AWS_PROFILE$/,
  });
});

test('a program gives credentials', async (context) => {
  const { home } = beUser(context, {});
  const answer = {
    Version: 1,
    AccessKeyId: planted.programKey,
    SecretAccessKey: planted.programSecret,
    SessionToken: planted.programToken,
  };
  const file = path.join(home, 'program.cjs');
  writeFileSync(file, `console.log(${JSON.stringify(JSON.stringify(answer))})`);
  const program = `"${process.execPath}" "${file}"`;
  writeFileSync(path.join(home, '.aws/config'), `[profile p]\ncredential_process = ${program}\n`);
  equal(await accountOf(service(), 'p'), '444444444444');
});

test('a container has its role', async (context) => {
  const { environment: endpoints } = await startSignIn(context);
  const url = `${endpoints['AWS_ENDPOINT_URL_STS']}/container`;
  beUser(context, {}, { AWS_CONTAINER_CREDENTIALS_FULL_URI: url });
  equal(await accountOf(service()), '333333333333');
});

test('an instance has its role', async (context) => {
  const { environment: endpoints } = await startSignIn(context);
  const metadata = {
    AWS_EC2_METADATA_DISABLED: 'false',
    AWS_EC2_METADATA_SERVICE_ENDPOINT: endpoints['AWS_ENDPOINT_URL_STS'] ?? '',
  };
  beUser(context, {}, metadata);
  equal(await accountOf(service()), '333333333333');
});

test('a web identity is changed into a role', async (context) => {
  const signIn = await startSignIn(context);
  const { home } = beUser(context, {}, signIn.environment);
  const file = path.join(home, 'token');
  writeFileSync(file, 'eyJ0b2tlbiI6MX0.eyJ0b2tlbiI6MX0.x');
  process.env['AWS_WEB_IDENTITY_TOKEN_FILE'] = file;
  process.env['AWS_ROLE_ARN'] = 'arn:aws:iam::333333333333:role/web';
  equal(await accountOf(service()), '333333333333');
  deepEqual(signIn.roles, ['arn:aws:iam::333333333333:role/web']);
});

test('the environment and the profile say where the service is', async (context) => {
  const standIn = createStandIn({ clock: virtualClock(Date.now()), keys: accounts });
  const server = await standIn.listen();
  context.after(async () => await server.close());
  const connect = awsConnections(silentDialogue);
  beUser(context, { credentials: keyFile }, { AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: server.endpoint });
  await connect({ profile: 'reader', region: 'us-east-1' }).api.logGroups({}, signal);
  const config = `[profile reader]\nservices = here\n[services here]\ncloudwatch_logs =\n  endpoint_url = ${server.endpoint}\n`;
  beUser(context, { credentials: keyFile, config });
  await connect({ profile: 'reader', region: 'eu-west-1' }).api.logGroups({}, signal);
  // That of another profile has nothing to say.
  const other = `[default]\nendpoint_url = http://127.0.0.1:1\n[profile reader]\nendpoint_url = ${server.endpoint}\n`;
  beUser(context, { credentials: keyFile, config: other });
  await connect({ profile: 'reader', region: 'sa-east-1' }).api.logGroups({}, signal);
  deepEqual(
    standIn.requests.map(({ region }) => region),
    ['us-east-1', 'eu-west-1', 'sa-east-1'],
  );
});

const roles = `[profile auditor]
role_arn = arn:aws:iam::333333333333:role/auditor
source_profile = hop
region = eu-west-1
[profile hop]
role_arn = arn:aws:iam::333333333333:role/hop
source_profile = reader
`;

test('roles are assumed in a chain', async (context) => {
  const signIn = await startSignIn(context);
  beUser(context, { config: roles, credentials: keyFile }, signIn.environment);
  const cloud = service();
  equal(await accountOf(cloud, 'auditor'), '333333333333');
  deepEqual(signIn.roles, [
    'arn:aws:iam::333333333333:role/hop',
    'arn:aws:iam::333333333333:role/auditor',
  ]);
  const { connect } = cloud;
  const connection = connect({ profile: 'auditor', region: 'us-east-1' });
  equal(await connection.quotaKey(signal), '333333333333-us-east-1');
  equal(signIn.roles.length, 2);
});

const withMfa = `[profile careful]
role_arn = arn:aws:iam::333333333333:role/careful
source_profile = reader
mfa_serial = arn:aws:iam::111111111111:mfa/me
`;

test('an MFA code is asked for once, however many wait', async (context) => {
  const signIn = await startSignIn(context);
  beUser(context, { config: withMfa, credentials: keyFile }, signIn.environment);
  const asked: unknown[] = [];
  const cloud = service({
    ...silentDialogue,
    mfaCode: async (device) => {
      asked.push(device);
      return ` ${planted.mfaCode} `;
    },
  });
  const inRegion = async (region: string): Promise<unknown> =>
    await cloud.connect({ profile: 'careful', region }).api.logGroups({}, signal);
  await Promise.all(['us-east-1', 'eu-west-1', 'us-east-1'].map(inRegion));
  deepEqual(asked, [{ profile: 'careful', serial: 'arn:aws:iam::111111111111:mfa/me' }]);
  const [role] = signIn.roles;
  equal(
    role,
    `arn:aws:iam::333333333333:role/careful arn:aws:iam::111111111111:mfa/me ${planted.mfaCode}`,
  );
});

test('without a code there are no credentials', async (context) => {
  beUser(context, { config: withMfa, credentials: keyFile });
  await rejects(accountOf(service(), 'careful'), {
    kind: 'no-credentials',
    message: /no code was given for the MFA device/,
  });
});

test('a code that was mistyped is asked for again, not for ever', async (context) => {
  const signIn = await startSignIn(context);
  beUser(context, { config: withMfa, credentials: keyFile }, signIn.environment);
  signIn.code = planted.mfaCode;
  const typed = ['111111', planted.mfaCode];
  const careful = service({ ...silentDialogue, mfaCode: async () => typed.shift() });
  equal(await accountOf(careful, 'careful'), '333333333333');
  let asked = 0;
  const hopeless = service({ ...silentDialogue, mfaCode: async () => String((asked += 1)) });
  await rejects(accountOf(hopeless, 'careful'), { kind: 'denied', message: /invalid MFA/ });
  equal(asked, 3);
});

test('codes of two profiles are asked for one after the other', async (context) => {
  const signIn = await startSignIn(context);
  const config = `${withMfa}\n${withMfa.replace('profile careful', 'profile wary')}`;
  beUser(context, { config, credentials: keyFile }, signIn.environment);
  let open = 0;
  let most = 0;
  const cloud = service({
    ...silentDialogue,
    mfaCode: async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return planted.mfaCode;
    },
  });
  await Promise.all([accountOf(cloud, 'careful'), accountOf(cloud, 'wary')]);
  equal(most, 1);
});

test('a source that fails is told without a question, and nothing is left unlooked at', async (context) => {
  beUser(context, { config: withMfa });
  let asked = 0;
  const cloud = service({ ...silentDialogue, mfaCode: async () => String((asked += 1)) });
  await rejects(accountOf(cloud, 'careful'), { kind: 'no-credentials' });
  equal(asked, 0);
});

test('a role that is refused says why', async (context) => {
  const signIn = await startSignIn(context);
  signIn.refuses =
    'User: arn:aws:iam::111111111111:user/x is not authorized to perform: sts:AssumeRole';
  beUser(context, { config: roles, credentials: keyFile }, signIn.environment);
  await rejects(accountOf(service(), 'auditor'), {
    kind: 'denied',
    message: /^the profile auditor does not allow sts:AssumeRole in us-east-1/,
  });
});

const sso = `[sso-session work]
sso_start_url = https://work.awsapps.com/start
sso_region = us-east-1
[profile one]
sso_session = work
sso_account_id = 555555555555
sso_role_name = Reader
[profile two]
sso_session = work
sso_account_id = 555555555555
sso_role_name = Auditor
[profile through]
role_arn = arn:aws:iam::333333333333:role/through
source_profile = one
[profile old]
sso_start_url = https://old.awsapps.com/start
sso_region = us-east-1
sso_account_id = 555555555555
sso_role_name = Reader
`;

interface Login {
  readonly dialogue: Dialogue;
  readonly asked: string[];
}

/** Somebody who logs in when asked to. */
function logsIn(home: string, session: string): Login {
  const asked: string[] = [];
  const logIn = async (profile: string): Promise<boolean> => {
    asked.push(profile);
    await new Promise((resolve) => setImmediate(resolve));
    writeLogin(home, session, new Date(Date.now() + 3_600_000));
    return true;
  };
  return { dialogue: { ...silentDialogue, logIn }, asked };
}

async function ssoUser(context: TestContext): Promise<string> {
  const signIn = await startSignIn(context);
  return beUser(context, { config: sso }, signIn.environment).home;
}

test('a login that holds is used', async (context) => {
  const home = await ssoUser(context);
  writeLogin(home, 'work', new Date(Date.now() + 3_600_000));
  equal(await accountOf(service(), 'one'), '555555555555');
});

for (const [title, expires] of [
  ['has expired', new Date(Date.now() - 1_000)],
  ['was never made', undefined],
] as const) {
  test(`a login that ${title} is asked for once, and all go on`, async (context) => {
    const home = await ssoUser(context);
    if (expires !== undefined) writeLogin(home, 'work', expires);
    const { dialogue, asked } = logsIn(home, 'work');
    const cloud = service(dialogue);
    const accounts = await Promise.all([
      accountOf(cloud, 'one'),
      accountOf(cloud, 'two'),
      accountOf(cloud, 'one'),
    ]);
    deepEqual(accounts, ['555555555555', '555555555555', '555555555555']);
    equal(asked.length, 1);
  });
}

test('a login that was revoked is asked for anew', async (context) => {
  const signIn = await startSignIn(context);
  const { home } = beUser(context, { config: sso }, signIn.environment);
  writeLogin(home, 'work', new Date(Date.now() + 3_600_000));
  signIn.isLoginRevoked = true;
  const { dialogue, asked } = logsIn(home, 'work');
  const logIn: Dialogue['logIn'] = async (...login) => {
    signIn.isLoginRevoked = false;
    return await dialogue.logIn(...login);
  };
  equal(await accountOf(service({ ...dialogue, logIn }), 'one'), '555555555555');
  deepEqual(asked, ['one']);
});

test('a role behind a login asks for the login of the profile that has it', async (context) => {
  const home = await ssoUser(context);
  const { dialogue, asked } = logsIn(home, 'work');
  equal(await accountOf(service(dialogue), 'through'), '333333333333');
  deepEqual(asked, ['one']);
});

test('a profile without a session has a login of its own', async (context) => {
  const home = await ssoUser(context);
  const { dialogue, asked } = logsIn(home, 'https://old.awsapps.com/start');
  equal(await accountOf(service(dialogue), 'old'), '555555555555');
  deepEqual(asked, ['old']);
});

test('who does not log in is told how to', async (context) => {
  await ssoUser(context);
  await rejects(accountOf(service(), 'through'), {
    kind: 'login-needed',
    message: 'the login of the profile one has expired; log in with: aws sso login --profile one',
  });
});

test('the question ends with those who wait for it', async (context) => {
  await ssoUser(context);
  const controller = new AbortController();
  let ended = false;
  const logIn = async (_: string, asking: AbortSignal): Promise<boolean> => {
    controller.abort();
    ended = asking.aborted;
    await new Promise((resolve) => setImmediate(resolve));
    ended = asking.aborted;
    return false;
  };
  const { connect } = service({ ...silentDialogue, logIn });
  const { api } = connect({ profile: 'one', region: 'us-east-1' });
  await rejects(api.logGroups({}, controller.signal), { kind: 'aborted' });
  await new Promise((resolve) => setImmediate(resolve));
  equal(ended, true);
});

test('credentials that are refused are read anew', async (context) => {
  const { home } = beUser(context, { credentials: keyFile });
  const cloud = service(silentDialogue, new Map([[planted.roleKey, { account: '333333333333' }]]));
  await rejects(accountOf(cloud, 'reader'), { kind: 'expired' });
  writeFileSync(path.join(home, '.aws/credentials'), keyFile.replace(planted.key, planted.roleKey));
  equal(await accountOf(cloud, 'reader'), '333333333333');
});

test('credentials are got anew before they end, and not sooner', async () => {
  let now = Date.UTC(2026, 0, 1);
  let fetched = 0;
  const standIn = createStandIn({ clock: virtualClock(now), keys: accounts });
  const connect = awsConnections(silentDialogue, {
    requestHandler: standIn.handler,
    now: () => now,
    credentials: async () => {
      fetched += 1;
      const expiration = new Date(now + 3_600_000);
      return { accessKeyId: planted.key, secretAccessKey: planted.secret, expiration };
    },
  });
  const { api } = connect({ profile: 'reader', region: 'us-east-1' });
  for (const [minutes, expected] of [
    [0, 1],
    [57, 1],
    [2, 2],
    [30, 2],
  ] as const) {
    now += minutes * 60_000;
    await api.logGroups({}, signal);
    equal(fetched, expected);
  }
});

test('the key of quotas is a file name, and tells places apart', async (context) => {
  beUser(context, { credentials: `${keyFile}${keyFile.replace('[reader]', '[a/../b]')}` });
  const { connect } = service();
  const places = [
    { profile: 'reader', region: 'us-east-1' },
    { profile: 'reader', region: '../us' },
    { profile: 'a/../b', region: 'us-east-1' },
  ];
  const found = await Promise.all(
    places.map(async (place) => await connect(place).quotaKey(signal)),
  );
  equal(new Set(found).size, 3);
  for (const key of found) match(key, /^[\w-]+$/);
  equal(
    connect({ profile: 'reader', region: 'us-east-1' }),
    connect({ profile: 'reader', region: 'us-east-1' }),
  );
});
