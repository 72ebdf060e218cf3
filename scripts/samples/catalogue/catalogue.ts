import type { Call, Family, Service } from './service.ts';
import { compute } from './compute.ts';
import { containers } from './containers.ts';
import { databases } from './databases.ts';
import { delivery } from './delivery.ts';
import { identity } from './identity.ts';
import { management } from './management.ts';
import { security } from './security.ts';
import { serverless } from './serverless.ts';
import { storage } from './storage.ts';

/** A call as activities name it: `s3:GetObject`, or `s3:HeadBucket!AccessDenied` when it fails. */
export interface CallReference {
  readonly prefix: string;
  readonly name: string;
  readonly service: Service;
  readonly call: Call;
  readonly errorCode: string | undefined;
}

/** The call that `text` names; an error when the catalogue does not have it. */
export function findCall(text: string): CallReference {
  const [path = '', errorCode] = text.split('!');
  const [prefix = '', name = ''] = path.split(':');
  const service = services.get(prefix);
  const call = callsOf(prefix).get(name);
  if (!service || !call) throw new Error(`no such call in the catalogue: ${text}`);
  return { prefix, name, service, call, errorCode };
}

/** Every call of the catalogue, as `prefix:Name`. */
export function allCalls(): readonly string[] {
  return [...services.keys()].flatMap((prefix) =>
    [...callsOf(prefix).keys()].map((name) => `${prefix}:${name}`),
  );
}

function callsOf(prefix: string): ReadonlyMap<string, Call> {
  return new Map(Object.entries(services.get(prefix)?.calls ?? {}));
}

const families: readonly Family[] = [
  compute,
  containers,
  databases,
  delivery,
  identity,
  management,
  security,
  serverless,
  storage,
];

const services: ReadonlyMap<string, Service> = new Map(
  families.flatMap((family) => Object.entries(family)),
);
