import { accounts } from '../world.ts';
import type { Step } from './step.ts';

/** The id of a mining machine. `<round>` counts the repetitions of a step from 1. */
export const miningInstance = 'i-0e57a2c41d9b6f0<round>d';

const crossing = {
  role: 'OrganizationAccountAccessRole',
  session: 'svc-backup',
  sharedEvent: 'crossing',
  issuedKey: 'ASIAIOSFODNN7EXAMPLE',
};
const there = { actor: 'miner', place: 'development/sa-east-1' } as const;
const rig = { instanceType: 'p3.16xlarge', keyPair: 'svc', name: 'svc-backup' };
const open = { ...rig, port: 22, cidr: '0.0.0.0/0' };

/** Thursday night: over to the development account, and machines where nobody looks. */
export const mining: readonly Step[] = [
  {
    at: '17 01:05:09',
    actor: 'backdoorFromProduction',
    place: 'development/us-east-1',
    pause: [0, 0],
    calls: ['sts:AssumeRole'],
    bindings: crossing,
  },
  {
    at: '17 01:05:09',
    actor: 'backdoor',
    place: 'production/us-east-1',
    pause: [0, 0],
    calls: ['sts:AssumeRole'],
    bindings: { ...crossing, roleAccount: accounts.development },
  },
  {
    ...there,
    at: '17 01:06:31',
    pause: [3, 15],
    calls: [
      'ec2:DescribeRegions',
      'servicequotas:ListServiceQuotas',
      'servicequotas:RequestServiceQuotaIncrease',
      'ec2:CreateKeyPair',
      'ec2:CreateSecurityGroup',
      'ec2:AuthorizeSecurityGroupIngress',
    ],
    bindings: open,
  },
  {
    ...there,
    at: '17 01:09:14',
    times: 4,
    pause: [5, 20],
    calls: ['ec2:RunInstances!Client.VcpuLimitExceeded'],
    bindings: rig,
  },
  {
    ...there,
    at: '17 01:11:02',
    times: 6,
    pause: [5, 20],
    calls: ['ec2:RunInstances'],
    bindings: { ...rig, instanceType: 'g4dn.4xlarge', newInstance: miningInstance },
  },
];
