import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { awsProfiles } from '../../../backends/cloudwatch/aws/connect.ts';
import { ssoLoginOf } from '../../../backends/cloudwatch/aws/profiles.ts';
import { isRegion, regions } from '../../../backends/cloudwatch/regions.ts';
import { beUser, planted } from './sign-in.ts';

const config = `[default]
region = eu-central-1
[profile sso]
sso_session = work
sso_account_id = 1
sso_role_name = r
region = us-east-1
[sso-session work]
sso_start_url = https://work.awsapps.com/start
sso_region = us-east-1
[services local]
s3 =
  endpoint_url = http://127.0.0.1
[profile role]
role_arn = arn:aws:iam::1:role/r
source_profile = sso
[profile instance]
role_arn = arn:aws:iam::1:role/r
credential_source = Ec2InstanceMetadata
[profile program]
credential_process = x
[profile web]
role_arn = arn:aws:iam::1:role/r
web_identity_token_file = /token
[profile console]
login_session = arn:aws:iam::1:user/u
[profile loop]
source_profile = loop2
[profile loop2]
source_profile = loop
[profile circle]
source_profile = circle
`;

const credentials = `[default]
aws_access_key_id = ${planted.key}
aws_secret_access_key = ${planted.secret}
`;

test('profiles are listed with their regions and kinds', async (context) => {
  beUser(context, { config, credentials });
  const profiles = await awsProfiles();
  deepEqual(
    profiles.map(({ name, region, kind }) => [name, region, kind]),
    [
      ['default', 'eu-central-1', 'access key'],
      ['circle', undefined, 'no credentials'],
      ['console', undefined, 'console login'],
      ['instance', undefined, 'role of the Ec2InstanceMetadata'],
      ['loop', undefined, 'no credentials'],
      ['loop2', undefined, 'no credentials'],
      ['program', undefined, 'program'],
      ['role', undefined, 'role of sso'],
      ['sso', 'us-east-1', 'single sign-on'],
      ['web', undefined, 'web identity'],
    ],
  );
});

test('without files there are none', async (context) => {
  beUser(
    context,
    {},
    { AWS_CONFIG_FILE: '/nowhere/config', AWS_SHARED_CREDENTIALS_FILE: '/nowhere/keys' },
  );
  deepEqual(await awsProfiles(), []);
});

test('the login of a profile is found through its sources', async (context) => {
  beUser(context, { config, credentials });
  const work = { profile: 'sso', session: 'work' };
  deepEqual(await ssoLoginOf('sso'), work);
  deepEqual(await ssoLoginOf('role'), work);
  for (const profile of ['program', 'loop', 'circle', 'nobody', undefined]) {
    equal(await ssoLoginOf(profile), undefined);
  }
});

test('regions are told from what is none', () => {
  equal(new Set(regions.map(({ id }) => id)).size, regions.length);
  for (const { id, name } of regions) {
    equal(isRegion(id), true);
    equal(name === '', false);
  }
  equal(isRegion('us-gov-west-1'), true);
  equal(isRegion('xx-new-7'), true);
  for (const id of ['', 'Europe', 'us-east', 'us-east-1.example.com', '../us-east-1']) {
    equal(isRegion(id), false);
  }
});
