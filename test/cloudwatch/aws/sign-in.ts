import { mkdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { isObject } from '#protocol/guard.ts';
import type { AccessKeys } from '../stand-in/wire/credentials.ts';
import { temporaryFolder } from '../../backends/temporary-folder.ts';

/** What must never get out; each is told to be where a real one would be. */
export const planted = {
  key: 'AKIAPLANTEDKEY000001',
  secret: 'PlantedSecret/1wJalrXUtnFEMIK7MDENGbPxRf',
  environmentKey: 'AKIAPLANTEDKEY000002',
  environmentSecret: 'PlantedSecret/2wJalrXUtnFEMIK7MDENGbPxRf',
  environmentToken: 'PlantedEnvironmentToken2FwoGZXIvYXdzEBYaDKxR',
  roleKey: 'ASIAPLANTEDKEY000003',
  roleSecret: 'PlantedSecret/3wJalrXUtnFEMIK7MDENGbPxRf',
  roleToken: 'PlantedRoleToken3FwoGZXIvYXdzEBYaDKxRLongerThanOthers',
  programKey: 'ASIAPLANTEDKEY000004',
  programSecret: 'PlantedSecret/4wJalrXUtnFEMIK7MDENGbPxRf',
  programToken: 'PlantedProgramToken4FwoGZXIvYXdzEBYaDKxR',
  ssoKey: 'ASIAPLANTEDKEY000005',
  ssoSecret: 'PlantedSecret/5wJalrXUtnFEMIK7MDENGbPxRf',
  ssoToken: 'PlantedSsoToken5FwoGZXIvYXdzEBYaDKxR',
  login: 'PlantedLoginToken6eyJhbGciOiJub25l',
  mfaCode: '918273',
} as const;

/** The account of each planted key. */
export const accounts: AccessKeys = new Map([
  [planted.key, { account: '111111111111' }],
  [planted.environmentKey, { account: '222222222222' }],
  [planted.roleKey, { account: '333333333333' }],
  [planted.programKey, { account: '444444444444' }],
  [planted.ssoKey, { account: '555555555555' }],
]);

/** Makes this process one of a user with these files in `~/.aws`, and with nothing else of AWS. */
export function beUser(
  context: TestContext,
  files: { readonly config?: string; readonly credentials?: string },
  environment: Readonly<Record<string, string>> = {},
): { readonly home: string } {
  const home = temporaryFolder(context, {
    '.aws/config': files.config ?? '',
    '.aws/credentials': files.credentials ?? '',
  });
  const before = { ...process.env };
  context.after(() => {
    process.env = before;
  });
  const kept = Object.entries(before).filter(([name]) => !name.startsWith('AWS_'));
  process.env = {
    ...Object.fromEntries(kept),
    HOME: home,
    USERPROFILE: home,
    AWS_EC2_METADATA_DISABLED: 'true',
    ...environment,
  };
  return { home };
}

/** A login of `session` that holds until then, as `aws sso login` leaves it. */
export function writeLogin(home: string, session: string, until: Date): void {
  const folder = path.join(home, '.aws/sso/cache');
  mkdirSync(folder, { recursive: true });
  const name = createHash('sha1').update(session).digest('hex');
  const login = { accessToken: planted.login, expiresAt: until.toISOString() };
  writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(login));
}

export interface SignIn {
  /** For AWS_ENDPOINT_URL_STS and AWS_ENDPOINT_URL_SSO. */
  readonly environment: Readonly<Record<string, string>>;
  /** The roles assumed, with what was said of the MFA device. */
  readonly roles: string[];
  /** STS refuses what it is asked with this text, until it is undefined again. */
  refuses: string | undefined;
  /** The one MFA code that STS takes; any where it is undefined. */
  code: string | undefined;
  /** Single sign-on knows the login no more, although it should hold. */
  isLoginRevoked: boolean;
}

/** STS and single sign-on: give away the planted credentials. */
export async function startSignIn(context: TestContext): Promise<SignIn> {
  const roles: string[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const { status, type, text } = answer(request.url ?? '', body, signIn);
      response.writeHead(status, { 'content-type': type }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address: unknown = server.address();
  const port = isObject(address) ? String(address['port']) : '';
  const endpoint = `http://127.0.0.1:${port}`;
  const environment = { AWS_ENDPOINT_URL_STS: endpoint, AWS_ENDPOINT_URL_SSO: endpoint };
  const signIn: SignIn = {
    environment,
    roles,
    refuses: undefined,
    code: undefined,
    isLoginRevoked: false,
  };
  return signIn;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

function answer(url: string, body: string, signIn: SignIn): Answer {
  if (url.startsWith('/federation/credentials')) return roleOfLogin(signIn);
  if (url.startsWith('/container') || url.startsWith('/latest')) return roleOfMachine(url);
  const asked = new URLSearchParams(body);
  if (signIn.refuses !== undefined) return refusal(signIn.refuses);
  const code = asked.get('TokenCode');
  const device = asked.get('SerialNumber');
  if (signIn.code !== undefined && code !== signIn.code) return refusal(wrongCode);
  signIn.roles.push([asked.get('RoleArn'), device, code].filter((part) => part !== null).join(' '));
  return assumedRole(asked.get('RoleArn') ?? '', asked.get('Action') ?? '');
}

const inAnHour = (): Date => new Date(Date.now() + 3_600_000);

const wrongCode = 'MultiFactorAuthentication failed with invalid MFA one time pass code.';

/** What containers and instances are told of their role; the instance's own protocol has three steps. */
function roleOfMachine(url: string): Answer {
  const credentials = {
    Code: 'Success',
    AccessKeyId: planted.roleKey,
    SecretAccessKey: planted.roleSecret,
    Token: planted.roleToken,
    Expiration: inAnHour().toISOString(),
  };
  const isLast = url.startsWith('/container') || url.endsWith('/reader');
  const step = url.endsWith('/token') ? 'metadata-token' : 'reader';
  return {
    status: 200,
    type: 'application/json',
    text: isLast ? JSON.stringify(credentials) : step,
  };
}

function roleOfLogin({ isLoginRevoked }: SignIn): Answer {
  if (isLoginRevoked) {
    const text = JSON.stringify({
      __type: 'UnauthorizedException',
      message: 'Session token not found or invalid',
    });
    return { status: 401, type: 'application/json', text };
  }
  const roleCredentials = {
    accessKeyId: planted.ssoKey,
    secretAccessKey: planted.ssoSecret,
    sessionToken: planted.ssoToken,
    expiration: inAnHour().getTime(),
  };
  return { status: 200, type: 'application/json', text: JSON.stringify({ roleCredentials }) };
}

function assumedRole(role: string, action: string): Answer {
  const text = `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>
    <AssumedRoleUser><AssumedRoleId>AROAPLANTED:s</AssumedRoleId><Arn>${role.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/s</Arn></AssumedRoleUser>
    <Credentials><AccessKeyId>${planted.roleKey}</AccessKeyId><SecretAccessKey>${planted.roleSecret}</SecretAccessKey>
    <SessionToken>${planted.roleToken}</SessionToken><Expiration>${inAnHour().toISOString()}</Expiration></Credentials>
    </${action}Result></${action}Response>`;
  return { status: 200, type: 'text/xml', text };
}

function refusal(message: string): Answer {
  const text = `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`;
  return { status: 403, type: 'text/xml', text };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}
