import type { Actor, ActorKind } from './cast.ts';
import { hour, isoTime, timeOf } from './clock.ts';
import type { Random } from './random.ts';
import type { Seconds } from './clock.ts';
import { createRandom, hexDigits, upperLetters } from './random.ts';
import { accounts } from './world.ts';
import type { AccountName } from './world.ts';
import type { Json } from './template.ts';

/** An actor at work: where, when, and in which session. */
export interface Presence {
  readonly actor: Actor;
  readonly account: AccountName;
  readonly time: Seconds;
  /** The session's name, filled in. */
  readonly session: string;
}

interface Session {
  /** The id of its temporary access key. */
  readonly key: string;
  readonly start: Seconds;
  readonly end: Seconds;
}

type Identity = { readonly [key: string]: Json };

/** The event's `userIdentity`, with the fields in CloudTrail's order. */
export function userIdentity(presence: Presence): Identity {
  return identityOf[presence.actor.kind](presence);
}

/** The ARN of whoever calls, as messages name it. */
export function arnOf(presence: Presence): string {
  const { arn } = userIdentity(presence);
  return typeof arn === 'string' ? arn : presence.actor.name;
}

/** A made-up unique id, stable for its owner: `AIDA` for users, `AROA` for roles. */
export function principalId(kind: 'AIDA' | 'AROA', owner: string): string {
  return `${kind}${createRandom(`principal/${owner}`).text(upperLetters, 10)}EXAMPLE`;
}

const identityOf: Readonly<Record<ActorKind, (presence: Presence) => Identity>> = {
  user: userOf,
  role: roleOf,
  service: ({ actor }) => ({ type: 'AWSService', invokedBy: actor.name }),
  root: rootOf,
  saml: samlOf,
  webIdentity: webIdentityOf,
  federated: federatedOf,
  account: ({ actor, session }) => ({
    type: 'AWSAccount',
    principalId: `${principalId('AROA', `${actor.name}/${session}`)}:${session}`,
    accountId: actor.name,
  }),
};

function userOf(presence: Presence): Identity {
  const { actor } = presence;
  const accountId = accounts[actor.home ?? presence.account];
  if (actor.name === 'HIDDEN_DUE_TO_SECURITY_REASONS') {
    return { type: 'IAMUser', accountId, accessKeyId: '', userName: actor.name };
  }
  const user = {
    type: 'IAMUser',
    principalId: principalId('AIDA', `${accountId}/${actor.name}`),
    arn: `arn:aws:iam::${accountId}:user/${actor.name}`,
    accountId,
  };
  if (actor.key) return { ...user, accessKeyId: actor.key, userName: actor.name };
  // Signing in comes before there are credentials.
  if (actor.tls !== 'none') return { ...user, userName: actor.name };
  const session = sessionOf(presence);
  return {
    ...user,
    accessKeyId: session.key,
    userName: actor.name,
    sessionContext: {
      sessionIssuer: {},
      webIdFederationData: {},
      attributes: attributesOf(presence),
    },
  };
}

function roleOf(presence: Presence): Identity {
  const { actor, session } = presence;
  const accountId = accounts[actor.home ?? presence.account];
  const id = principalId('AROA', `${accountId}/${actor.name}`);
  const role = {
    type: 'AssumedRole',
    principalId: `${id}:${session}`,
    arn: `arn:aws:sts::${accountId}:assumed-role/${actor.name}/${session}`,
    accountId,
  };
  const isServiceLinked = actor.path?.startsWith('aws-service-role/') ?? false;
  const issuer = {
    type: 'Role',
    principalId: id,
    arn: `arn:aws:iam::${accountId}:role/${actor.path ?? ''}${actor.name}`,
    accountId,
    userName: actor.name,
  };
  return {
    ...role,
    ...(isServiceLinked ? {} : { accessKeyId: actor.key ?? sessionOf(presence).key }),
    sessionContext: {
      sessionIssuer: issuer,
      webIdFederationData: {},
      attributes: attributesOf(presence),
      ...(actor.onInstance ? { ec2RoleDelivery: '1.0' } : {}),
    },
    ...(actor.via ? { invokedBy: actor.via } : {}),
  };
}

function rootOf(presence: Presence): Identity {
  const accountId = accounts[presence.account];
  const root = {
    type: 'Root',
    principalId: accountId,
    arn: `arn:aws:iam::${accountId}:root`,
    accountId,
  };
  if (presence.actor.tls !== 'none') return { ...root, accessKeyId: '' };
  return {
    ...root,
    accessKeyId: sessionOf(presence).key,
    sessionContext: {
      sessionIssuer: {},
      webIdFederationData: {},
      attributes: attributesOf(presence),
    },
  };
}

function samlOf({ actor }: Presence): Identity {
  const provider = 'k4V0sXbNxk7ZmPq2cR8dGh1wEXA=';
  return {
    type: 'SAMLUser',
    principalId: `${provider}:${actor.name}`,
    userName: actor.name,
    identityProvider: provider,
  };
}

function webIdentityOf({ actor, account }: Presence): Identity {
  const provider = `arn:aws:iam::${accounts[account]}:oidc-provider/token.actions.githubusercontent.com`;
  return {
    type: 'WebIdentityUser',
    principalId: `${provider}:sts.amazonaws.com:${actor.name}`,
    userName: actor.name,
    identityProvider: provider,
  };
}

function federatedOf(presence: Presence): Identity {
  const { actor, session } = presence;
  const accountId = accounts[presence.account];
  return {
    type: 'FederatedUser',
    principalId: `${accountId}:${session}`,
    arn: `arn:aws:sts::${accountId}:federated-user/${session}`,
    accountId,
    accessKeyId: sessionOf(presence).key,
    sessionContext: {
      sessionIssuer: {
        type: 'IAMUser',
        principalId: principalId('AIDA', `${accountId}/${actor.name}`),
        arn: `arn:aws:iam::${accountId}:user/${actor.name}`,
        accountId,
        userName: actor.name,
      },
      webIdFederationData: {},
      attributes: attributesOf(presence),
    },
  };
}

function attributesOf(presence: Presence): Identity {
  return {
    creationDate: isoTime(sessionOf(presence).start),
    mfaAuthenticated: String(presence.actor.mfa ?? false),
  };
}

function sessionOf({ actor, account, time, session }: Presence): Session {
  const usual = sessionAt({ name: actor.name, session, account, time }, actor.sessionHours);
  return actor.since === undefined ? usual : { ...usual, start: timeOf(actor.since) };
}

/** Whose session it is. */
export interface SessionOwner {
  /** The name of the role or user. */
  readonly name: string;
  readonly session: string;
  readonly account: AccountName;
  readonly time: Seconds;
}

/** The session at that time: an owner's sessions of some hours follow one another without a gap. */
export function sessionAt({ name, session, account, time }: SessionOwner, hours = 12): Session {
  const length = hours * hour;
  const window = Math.floor(time / length) * length;
  const random = createRandom(`session/${name}/${session}/${account}/${window}`);
  const start = window - random.int(1, 300);
  // Temporary keys start with ASIA; the ending marks them as an example's.
  const key = `ASIA${random.text(upperLetters, 9)}EXAMPLE`;
  return { key, start, end: start + length };
}

/** A UUID of version 4 from the stream. */
export function uuidFrom(random: Random): string {
  const hex = (length: number) => random.text(hexDigits, length);
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${random.text('89ab', 1)}${hex(3)}-${hex(12)}`;
}
