import { isoTime } from './clock.ts';
import { arnOf, userIdentity, uuidFrom } from './identity.ts';
import { createRandom, hexDigits } from './random.ts';
import { fill, fillText } from './template.ts';
import { tlsOf } from './tls.ts';
import { createLookup, isBound } from './vocabulary.ts';
import { accounts } from './world.ts';
import type { CallReference } from './catalogue/catalogue.ts';
import type { Presence } from './identity.ts';
import type { Seconds } from './clock.ts';
import type { Scene } from './scene.ts';
import type { Json, Lookup, Template } from './template.ts';
import type { AccountName, Region } from './world.ts';

/** One record, and what its delivery needs to know about it. */
export interface SampleEvent {
  readonly record: { readonly [key: string]: Json };
  readonly account: AccountName;
  readonly region: Region;
  readonly time: Seconds;
}

/** The CloudTrail record of the call `reference` in `scene`, its fields in CloudTrail's order. */
export function createEvent(given: Scene, reference: CallReference): SampleEvent {
  const scene: Scene = reference.service.global ? { ...given, region: 'us-east-1' } : given;
  const lookup = createLookup(scene);
  const happening: Happening = {
    scene,
    reference,
    lookup,
    requestId: requestIdOf(scene, reference),
  };
  const record = {
    eventVersion: '1.08',
    ...whoAndWhat(happening),
    ...failureOf(happening),
    ...payloadOf(happening),
    ...idsAndFlags(happening),
    ...surroundings(happening),
  };
  return { record, account: scene.account, region: scene.region, time: scene.time };
}

interface Happening {
  readonly scene: Scene;
  readonly reference: CallReference;
  readonly lookup: Lookup;
  readonly requestId: string | undefined;
}

type Fields = { readonly [key: string]: Json };

function whoAndWhat({ scene, reference, lookup }: Happening): Fields {
  const { actor, account, region, time } = scene;
  const isServiceEvent = reference.call.type === 'AwsServiceEvent';
  return {
    userIdentity: isServiceEvent
      ? { accountId: accounts[account], invokedBy: actor.name }
      : userIdentity(presenceOf(scene, lookup)),
    eventTime: isoTime(time),
    eventSource: `${reference.prefix}.amazonaws.com`,
    eventName: reference.name,
    awsRegion: region,
    sourceIPAddress: actor.ip,
    userAgent: userAgentOf(scene, reference),
  };
}

function presenceOf({ actor, account, time }: Scene, lookup: Lookup): Presence {
  const session = String(fillText(actor.session ?? '', lookup));
  return { actor, account, time, session };
}

/** S3 writes the agent in brackets, and calls its own console by another name. */
function userAgentOf({ actor }: Scene, { prefix }: CallReference): string {
  if (prefix !== 's3' || actor.agent === actor.ip || actor.agent.startsWith('['))
    return actor.agent;
  if (actor.agent !== 'AWS Internal') return `[${actor.agent}]`;
  return '[S3Console/0.4, aws-internal/3 aws-sdk-java/1.11.1030 Linux/5.4.172-100.336.amzn2int.x86_64]';
}

function failureOf({ scene, reference, lookup }: Happening): Fields {
  const { errorCode } = reference;
  if (!errorCode) return isBound(scene, 'message') ? { errorMessage: lookup('message', '') } : {};
  const known = reference.call.errors ?? {};
  const template = Object.hasOwn(known, errorCode) ? known[errorCode] : undefined;
  const usual = () => usualMessage(errorCode, reference, arnOf(presenceOf(scene, lookup)));
  return { errorCode, errorMessage: template ? fill(template, lookup) : usual() };
}

/** What services say when the catalogue has no text of its own. */
function usualMessage(errorCode: string, { prefix, name }: CallReference, arn: string): string {
  if (prefix === 's3') return 'Access Denied';
  if (errorCode === 'ThrottlingException' || errorCode === 'Throttling') return 'Rate exceeded';
  if (errorCode.endsWith('UnauthorizedOperation')) {
    return 'You are not authorized to perform this operation.';
  }
  if (!errorCode.startsWith('AccessDenied')) throw new Error(`no message for ${errorCode}`);
  const action = name.replace(/20\d\d_?\d\d_?\d\d(v\d)?$/, '');
  return `User: ${arn} is not authorized to perform: ${prefix}:${action} on resource: *`;
}

function payloadOf({ reference, lookup, requestId }: Happening): Fields {
  const { call, service, errorCode, prefix } = reference;
  const isRefused = errorCode?.startsWith('AccessDenied') && prefix !== 's3' && prefix !== 'kms';
  const withRequestId: Lookup = (name, detail) =>
    name === 'requestId' ? (requestId ?? '') : lookup(name, detail);
  const extra = { ...service.extra, ...call.extra };
  const hasExtra = Object.keys(extra).length > 0;
  return {
    requestParameters: isRefused ? null : fill(call.request ?? null, lookup),
    responseElements: errorCode ? null : fill(call.response ?? null, withRequestId),
    ...(hasExtra ? { additionalEventData: fill(extra, lookup) } : {}),
  };
}

function idsAndFlags({ scene, reference, lookup, requestId }: Happening): Fields {
  const { call, service, name } = reference;
  return {
    ...(requestId ? { requestID: requestId } : {}),
    eventID: eventIdOf(scene),
    readOnly: call.reads ?? readingName.test(name),
    ...optional('resources', call.resources, lookup),
    eventType: call.type ?? 'AwsApiCall',
    ...(service.apiVersion ? { apiVersion: service.apiVersion } : {}),
    managementEvent: call.category !== 'Data',
    recipientAccountId: accounts[scene.account],
  };
}

const readingName =
  /^(Get|List|Describe|Head|Lookup|BatchGet|Query$|Filter|AssumeRole|Decrypt|Encrypt|GenerateDataKey)/;

function surroundings(happening: Happening): Fields {
  const { scene, reference, lookup } = happening;
  const { actor } = scene;
  const isConsole = actor.agent === 'AWS Internal';
  return {
    ...(isBound(scene, 'sharedEvent') ? { sharedEventID: sharedIdOf(lookup) } : {}),
    ...(actor.vpcEndpoint ? { vpcEndpointId: actor.vpcEndpoint } : {}),
    ...optional('serviceEventDetails', reference.call.details, lookup),
    eventCategory: reference.call.category ?? 'Management',
    ...(isConsole ? { sessionCredentialFromConsole: 'true' } : {}),
    ...tlsDetailsOf(happening),
  };
}

/** Both accounts of a call across accounts log it, with one id in common. */
function sharedIdOf(lookup: Lookup): string {
  return uuidFrom(createRandom(`shared/${lookup('sharedEvent', '')}`));
}

function optional(name: string, template: Template | undefined, lookup: Lookup): Fields {
  return template === undefined ? {} : { [name]: fill(template, lookup) };
}

function tlsDetailsOf({ scene, reference, lookup }: Happening): Fields {
  const tls = tlsOf(scene.actor);
  if (!tls) return {};
  const { prefix, service, call } = reference;
  const host = call.host ?? service.host ?? `${prefix}.<region>.amazonaws.com`;
  return { tlsDetails: { ...tls, clientProvidedHostHeader: fill(host, lookup) } };
}

function requestIdOf({ random, region }: Scene, { service, call }: CallReference) {
  if (service.requestId === 'none' || call.type === 'AwsServiceEvent') return undefined;
  const machine = createRandom(`machine/${region}/${random.int(1, 2)}`);
  if (service.requestId === 's3') return random.text(s3Letters, 8) + machine.text(s3Letters, 8);
  return random.text(hexDigits, 8) + uuidFrom(machine).slice(8);
}

const s3Letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A UUID whose end is one of a few that the account and region have on that day. Ids are what
 * packs worst, and twelve digits are enough to tell 5,000 events apart; request ids do the same.
 */
function eventIdOf({ account, region, time, random }: Scene): string {
  const date = isoTime(time).slice(0, 10);
  const tail = createRandom(`event-ids/${account}/${region}/${date}/${random.int(1, 3)}`);
  return uuidFrom(random).slice(0, 13) + uuidFrom(tail).slice(13);
}
