import { outsiders } from '../world.ts';
import type { Step } from './step.ts';

const there = { actor: 'backdoor', place: 'production/us-east-1' } as const;
const customers = { bucket: 'customer-data-prod', prefix: 'exports/' };
const payroll = { bucket: 'payroll-exports', prefix: '2022/' };

/** Then the data: read, opened to everybody, copied out as a snapshot, and deleted. */
export const theft: readonly Step[] = [
  {
    ...there,
    at: '17 03:18:05',
    pause: [2, 9],
    calls: ['s3:ListBuckets', 's3:GetBucketLocation', 's3:GetBucketPolicy', 's3:ListObjects'],
    bindings: customers,
  },
  {
    ...there,
    at: '17 03:19:11',
    times: 168,
    pause: [1, 7],
    calls: ['s3:GetObject'],
    bindings: {
      ...customers,
      key: 'exports/customers-<int:1000-9999>.csv.gz',
      sizeOut: '<int:20000000-90000000>',
    },
  },
  {
    ...there,
    at: '17 03:33:50',
    pause: [2, 9],
    calls: ['s3:ListObjects', 's3:GetBucketVersioning'],
    bindings: payroll,
  },
  {
    ...there,
    at: '17 03:34:20',
    times: 42,
    pause: [1, 6],
    calls: ['s3:GetObject'],
    bindings: {
      ...payroll,
      key: '2022/<int:1-2>/payslips-<int:100-999>.pdf',
      sizeOut: '<int:100000-400000>',
    },
  },
  {
    ...there,
    at: '17 03:39:30',
    pause: [5, 20],
    calls: ['rds:CreateDBSnapshot', 'rds:ModifyDBSnapshotAttribute'],
    bindings: { db: 'shop-primary', trusted: outsiders.stranger },
  },
  {
    ...there,
    at: '17 03:42:10',
    pause: [5, 20],
    calls: ['s3:DeleteBucketPublicAccessBlock', 's3:PutBucketPolicy', 's3:PutBucketVersioning'],
    bindings: { ...customers, policySid: 'Everyone', policyPrincipal: '*' },
  },
  {
    ...there,
    at: '17 03:46:00',
    times: 12,
    pause: [2, 8],
    calls: ['s3:DeleteObjects'],
    bindings: { ...customers, sizeIn: '<int:80000-99999>' },
  },
  {
    ...there,
    at: '17 03:48:41',
    pause: [1, 2],
    calls: ['s3:PutObject'],
    bindings: { ...customers, key: 'HOW-TO-GET-YOUR-FILES-BACK.txt', sizeIn: 1187 },
  },
];
