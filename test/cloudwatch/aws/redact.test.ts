import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { redact } from '../../../backends/cloudwatch/aws/redact.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const token = `FwoGZXIvYXdzEBYaD${'kX7/b+'.repeat(20)}==`;

const hiding: readonly (readonly [text: string, clean: string])[] = [
  ['key AKIAIOSFODNN7EXAMPLE is gone', 'key (hidden) is gone'],
  ['ASIAIOSFODNN7EXAMPLE', '(hidden)'],
  ['session AROAIOSFODNN7EXAMPLE:me', 'session (hidden):me'],
  [`a secret ${secret} in the text`, 'a secret (hidden) in the text'],
  [`token ${token}.`, 'token (hidden).'],
  ['AWS_SECRET_ACCESS_KEY=abc next', 'AWS_SECRET_ACCESS_KEY=(hidden) next'],
  ['aws_session_token = abc', 'aws_session_token = (hidden)'],
  ['{"SecretAccessKey": "abc", "Version": 1}', '{"SecretAccessKey": (hidden), "Version": 1}'],
  ['{"accessToken":"abc","x":1}', '{"accessToken":(hidden),"x":1}'],
  ['?X-Amz-Signature=abc&X-Amz-Date=1', '?X-Amz-Signature=(hidden)&X-Amz-Date=1'],
  ['X-Amz-Security-Token: abc', 'X-Amz-Security-Token: (hidden)'],
  ['Authorization: AWS4-HMAC-SHA256 Credential=x/y, Signature=z', 'Authorization: (hidden)'],
  ["'authorization': 'Bearer abc'", "'authorization': (hidden)"],
  ['AWS4-HMAC-SHA256 Credential=x, Signature=z', 'AWS4-HMAC-SHA256 (hidden)'],
  ['Signature=abcdef, more', 'Signature=(hidden), more'],
  ['SAMLResponse=PHNhbWw&x=1', 'SAMLResponse=(hidden)&x=1'],
  ['<saml:Assertion ID="1">…</saml:Assertion>', '<(hidden)>'],
  ['<SecretAccessKey>abc</SecretAccessKey>', '<SecretAccessKey>(hidden)</SecretAccessKey>'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', '(hidden)'],
  ['https://me:pass@proxy.example:8080/x', 'https://(hidden)@proxy.example:8080/x'],
  ['TokenCode=123456', 'TokenCode=(hidden)'],
];

for (const [text, clean] of hiding) {
  test(`hides in: ${text.slice(0, 60)}`, () => {
    equal(redact(text), clean);
  });
}

const keeping: readonly string[] = [
  'Rate exceeded',
  'User: arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Reader_0123456789abcdef/me@example.com is not authorized to perform: logs:StartQuery on resource: arn:aws:logs:us-east-1:123456789012:log-group:/aws/cloudtrail/organization-trail:log-stream:',
  'request 11111111-0000-4000-8000-000000000000',
  'Signature expired: 20220218T114000Z is now earlier than 20220218T115500Z',
  'The security token included in the request is expired',
  'Token is expired. To refresh this SSO session run aws sso login with the corresponding profile.',
  "mismatched input 'count' expecting {K_PARSE, K_SEARCH, K_FIELDS}",
  'filter userIdentity.accessKeyId like /a/',
  'the log group aws-controltower/CloudTrailLogs-very-long-name-of-a-log-group-in-production does not exist',
  'connect ECONNREFUSED 127.0.0.1:443',
];

for (const text of keeping) {
  test(`leaves alone: ${text.slice(0, 60)}`, () => {
    equal(redact(text), text);
  });
}
