import { hour, isoTime, proseTime } from './clock.ts';
import { principalId, sessionAt, uuidFrom } from './identity.ts';
import { createRandom, hexDigits, upperLetters } from './random.ts';
import { fillText } from './template.ts';
import { tlsOf } from './tls.ts';
import { accounts, names, namesByAccount, regions, things } from './world.ts';
import type { Lookup } from './template.ts';
import type { Scene } from './scene.ts';

type Value = string | number | boolean;
type Word = (scene: Scene, detail: string, lookup: Lookup) => Value;

/**
 * What placeholders stand for in one event. A placeholder keeps its value through the event, so
 * that the instance of the request is the instance of the response.
 */
export function createLookup(scene: Scene): Lookup {
  const known = new Map<string, Value>();
  const lookup: Lookup = (name, detail) => {
    const id = `${name}:${detail}`;
    const value = known.get(id) ?? valueOf(scene, { name, detail, lookup });
    known.set(id, value);
    return value;
  };
  return lookup;
}

interface Placeholder {
  readonly name: string;
  readonly detail: string;
  readonly lookup: Lookup;
}

function valueOf(scene: Scene, { name, detail, lookup }: Placeholder): Value {
  const bound = isBound(scene, name) ? scene.bindings[name] : undefined;
  if (bound !== undefined) return fillValue(bound, lookup);
  const word = words.get(name);
  if (word) return word(scene, detail, lookup);
  const usual = usualValues.get(name);
  if (usual !== undefined) return fillValue(usual, lookup);
  const choices = namesByAccount[name]?.[scene.account] ?? names[name];
  if (choices) return scene.random.pick(choices);
  const thing = things[name];
  if (thing) return `${thing.prefix}${hexOf(scene, name, thing.count)}`;
  throw new Error(`a template has an unknown placeholder: <${name}>`);
}

/** Whether the scene says what `name` is. */
export function isBound(scene: Scene, name: string): boolean {
  return Object.hasOwn(scene.bindings, name);
}

function fillValue(value: Value, lookup: Lookup): Value {
  return typeof value === 'string' ? fillText(value, lookup) : value;
}

const words: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['account', ({ account }) => accounts[account]],
  ['region', ({ region }) => region],

  ['trailAccount', ({ random }) => random.pick(Object.values(accounts))],
  ['trailRegion', ({ random }) => random.pick(regions)],

  ['isoTime', ({ time }) => isoTime(time)],
  ['proseTime', ({ time }) => proseTime(time)],
  ['proseTimeInAnHour', ({ time }) => proseTime(time + hour)],
  ['milliseconds', ({ time }) => time * 1000],
  ['today', ({ time }) => isoTime(time).slice(0, 10)],
  ['todayPath', ({ time }) => isoTime(time).slice(0, 10).replaceAll('-', '/')],

  ['int', ({ random }, detail) => random.int(...rangeOf(detail))],
  ['hex', ({ random }, detail) => random.text(hexDigits, Number(detail))],
  ['upper', ({ random }, detail) => random.text(upperLetters, Number(detail))],
  ['uuid', ({ random }) => uuidFrom(random)],
  ['fingerprint', ({ random }) => pairs(random.text(hexDigits, 40))],
  ['newInstance', ({ random }) => `i-0${random.text(hexDigits, 16)}`],
  ['issuedKey', (scene, _, lookup) => issuedSession(scene, lookup).key],
  ['issuedUntil', (scene, _, lookup) => proseTime(issuedSession(scene, lookup).end)],
  ['newKey', ({ random }) => `AKIA${random.text(upperLetters, 9)}EXAMPLE`],
  ['roleName', (_, __, lookup) => roleName(lookup)],
  ['issuedRoleId', issuedRoleId],

  ['kmsKey', (scene) => pooledUuid(scene, 'kms', 2)],
  ['thing', (scene, detail) => pooledUuid(scene, detail, 3)],
  ['digest', (scene) => `sha256:${pooledHex(scene, 'digest', 64)}`],

  ['session', (scene, _, lookup) => fillText(scene.actor.session ?? scene.actor.name, lookup)],
  ['cipherSuite', ({ actor }) => tlsOf(actor)?.cipherSuite ?? 'ECDHE-RSA-AES128-GCM-SHA256'],
  ['mfaUsed', ({ actor }) => (actor.mfa ? 'Yes' : 'No')],
  ['sensitiveDataRemoved', () => '<sensitiveDataRemoved>'],
]);

/** What a placeholder is when neither the scene nor `words` says more. */
const usualValues: ReadonlyMap<string, Value> = new Map<string, Value>(
  Object.entries({
    name: 'web-tier',
    key: 'static/site-<int:1-40>.js',
    prefix: '',
    sizeIn: 0,
    sizeOut: 359,
    outcome: 'Success',
    consoleHome: 'https://console.aws.amazon.com/console/home',
    policy: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    port: 443,
    cidr: '10.0.0.0/16',
    policySid: 'AnalyticsRead',
    policyPrincipal: 'arn:aws:iam::<account>:role/DataAnalyst',
    trusted: '<account>',
    roleAccount: '<account>',
    contextName: 'aws:lambda:FunctionArn',
    context: 'arn:aws:lambda:<region>:<account>:function:<function>',
    detectorEnabled: true,
    lookupKey: 'EventName',
    lookupValue: 'ConsoleLogin',
  }),
);

/** The session that an AssumeRole opens: the one in which the role then shows up. */
function issuedSession({ account, time }: Scene, lookup: Lookup): ReturnType<typeof sessionAt> {
  const session = String(lookup('session', ''));
  return sessionAt({ name: roleName(lookup), session, account, time });
}

function roleName(lookup: Lookup): string {
  return String(lookup('role', '')).split('/').at(-1) ?? '';
}

function issuedRoleId(_: Scene, __: string, lookup: Lookup): string {
  return principalId('AROA', `${lookup('roleAccount', '')}/${roleName(lookup)}`);
}

function rangeOf(detail: string): [number, number] {
  const [low = 0, high = 0] = detail.split('-').map(Number);
  return [low, high];
}

function pairs(hex: string): string {
  return (hex.match(/../g) ?? []).join(':');
}

/** The id of one of the `count` things of that kind that the account has in the region. */
function hexOf(scene: Scene, kind: string, count: number): string {
  const { account, region, random } = scene;
  return createRandom(`${kind}/${account}/${region}/${random.int(1, count)}`).text(hexDigits, 16);
}

function pooledUuid({ account, region, random }: Scene, kind: string, count: number): string {
  return uuidFrom(createRandom(`${kind}/${account}/${region}/${random.int(1, count)}`));
}

function pooledHex({ account, random }: Scene, kind: string, length: number): string {
  return createRandom(`${kind}/${account}/${random.int(1, 3)}`).text(hexDigits, length);
}
