import { upperLetters, type Random } from '../samples/random.ts';
import type { Setting } from './record.ts';

/** A made-up `userIdentity`: mostly assumed roles, some users, some services. */
export function caller({ random, account, time }: Setting): object {
  const kind = random.next();
  if (kind < 0.4) return assumedRole(random, account, time);
  if (kind < 0.85) return user(random, account);
  return { type: 'AWSService', invokedBy: random.pick(services) };
}

const roles = Array.from({ length: 60 }, (_, index) => `application-${index}-execution-role`);
const users = Array.from({ length: 40 }, (_, index) => `engineer.number-${index}`);
const services = ['cloudtrail.amazonaws.com', 'autoscaling.amazonaws.com', 'config.amazonaws.com'];

function assumedRole(random: Random, account: string, time: string): object {
  const role = random.pick(roles);
  const session = `i-0${random.text('0123456789abcdef', 16)}`;
  const principal = `AROA${stable(role)}`;
  return {
    type: 'AssumedRole',
    principalId: `${principal}:${session}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
    accountId: account,
    accessKeyId: `ASIA${random.text(upperLetters, 16)}`,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: principal,
        arn: `arn:aws:iam::${account}:role/${role}`,
        accountId: account,
        userName: role,
      },
      webIdFederationData: {},
      attributes: { creationDate: time, mfaAuthenticated: 'false' },
      ec2RoleDelivery: '2.0',
    },
  };
}

function user(random: Random, account: string): object {
  const userName = random.pick(users);
  return {
    type: 'IAMUser',
    principalId: `AIDA${stable(userName)}`,
    arn: `arn:aws:iam::${account}:user/${userName}`,
    accountId: account,
    accessKeyId: `AKIA${stable(`${userName}/key`)}`,
    userName,
  };
}

/** Sixteen characters that always belong to the same name. */
function stable(name: string): string {
  let value = 7;
  return Array.from({ length: 16 }, (_, index) => {
    value = (Math.imul(value, 31) + name.charCodeAt(index % name.length)) >>> 0;
    return upperLetters.charAt(value % 32);
  }).join('');
}
