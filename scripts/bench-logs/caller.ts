import { hexDigits, upperLetters } from '../samples/random.ts';
import type { Setting } from './record.ts';

/** Who calls, from where, with what. */
export interface Caller extends Identified {
  readonly userAgent: string;
}

interface Identified {
  readonly identity: object;
  readonly address: string;
}

/**
 * A made-up caller: mostly the instances of roles, some users, some services; where the setting says
 * so, now and then an intruder with a stolen key. In all some hundreds of access keys and some
 * thousands of addresses, each key from a few of them.
 */
export function newCaller(setting: Setting): Caller {
  return { ...identified(setting), userAgent: setting.random.pick(userAgents) };
}

function identified(setting: Setting): Identified {
  const { random, intruded } = setting;
  if (intruded && random.next() < 0.1) return intruder(setting);
  const kind = random.next();
  if (kind < 0.4) return assumedRole(setting);
  if (kind < 0.85) return user(setting, random.pick(users));
  const service = random.pick(services);
  return { identity: { type: 'AWSService', invokedBy: service }, address: service };
}

const roles = Array.from({ length: 60 }, (_, index) => `application-${index}-execution-role`);
const users = Array.from({ length: 40 }, (_, index) => `engineer.number-${index}`);
const services = ['cloudtrail.amazonaws.com', 'autoscaling.amazonaws.com', 'config.amazonaws.com'];
const instancesOfRole = 4;

/** A role as an instance has it, which keeps its key. */
function assumedRole({ random, account, day }: Setting): Identified {
  const role = random.pick(roles);
  const instance = `${account}/${role}/${random.int(1, instancesOfRole)}`;
  const session = `i-0${stable(instance, hexDigits)}`;
  const principal = `AROA${stable(role)}`;
  const identity = {
    type: 'AssumedRole',
    principalId: `${principal}:${session}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
    accountId: account,
    accessKeyId: `ASIA${stable(`${instance}/key`)}`,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: principal,
        arn: `arn:aws:iam::${account}:role/${role}`,
        accountId: account,
        userName: role,
      },
      webIdFederationData: {},
      attributes: { creationDate: `${day}T00:00:00Z`, mfaAuthenticated: 'false' },
      ec2RoleDelivery: '2.0',
    },
  };
  return { identity, address: address(`${instance}/${random.int(1, 3)}`) };
}

function user({ random, account }: Setting, userName: string): Identified {
  const identity = {
    type: 'IAMUser',
    principalId: `AIDA${stable(userName)}`,
    arn: `arn:aws:iam::${account}:user/${userName}`,
    accountId: account,
    accessKeyId: `AKIA${stable(`${account}/${userName}/key`)}`,
    userName,
  };
  return { identity, address: address(`${userName}/${random.int(1, 12)}`) };
}

/** The intruder's key, by which it is looked for. */
export const stolenKey = 'AKIASTOLENKEYEXAMPLE';

function intruder(setting: Setting): Identified {
  const { identity } = user(setting, 'former.contractor');
  return { identity: { ...identity, accessKeyId: stolenKey }, address: '203.0.113.66' };
}

/** An address of the network for benchmarks (RFC 2544), always the same for the same name. */
function address(name: string): string {
  const value = hash(name);
  return `198.${18 + (value & 1)}.${(value >>> 1) & 15}.${1 + ((value >>> 5) % 254)}`;
}

/** Sixteen characters that always belong to the same name. */
function stable(name: string, alphabet = upperLetters): string {
  let value = hash(name);
  return Array.from({ length: 16 }, () => {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    return alphabet.charAt((value >>> 16) % alphabet.length);
  }).join('');
}

/** The FNV-1a hash. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1)
    value = Math.imul(value ^ name.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

const userAgents = [
  'aws-sdk-go/1.44.157 (go1.19.3; linux; amd64)',
  'aws-cli/2.15.10 Python/3.11.6 Linux/5.15.0-1051-aws exe/x86_64.ubuntu.22 prompt/off command/s3.cp',
  'Boto3/1.34.11 md/Botocore#1.34.11 ua/2.0 os/linux#5.10.205-195.804.amzn2.x86_64 md/arch#x86_64 lang/python#3.9.16',
  '[aws-sdk-java/1.12.429 Linux/5.4.228-131.415.amzn2int.x86_64 OpenJDK_64-Bit_Server_VM/25.372-b08 java/1.8.0_372 vendor/Oracle_Corporation cfg/retry-mode/standard]',
  'APN/1.0 HashiCorp/1.0 Terraform/1.6.6 (+https://www.terraform.io) terraform-provider-aws/5.31.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go/1.49.6 (go1.20.11; linux; amd64)',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
];
