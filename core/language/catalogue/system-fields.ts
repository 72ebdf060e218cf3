import type { FieldEntry } from './fields.ts';

/** Fields that Logs Insights adds to every event (guide). */
export const systemFields: readonly FieldEntry[] = [
  {
    name: '@timestamp',
    type: 'timestamp',
    meaning:
      'The time of the event, in milliseconds, shown in UTC. Compare it through `toMillis`, not with a readable date. Locally it is `eventTime`.',
    values: ['2022-02-18 17:52:31.118'],
  },
  {
    name: '@message',
    type: 'text',
    meaning: 'The whole event as JSON text.',
    values: ['{"eventVersion":"1.08","userIdentity":{…'],
  },
  {
    name: '@logStream',
    type: 'text',
    meaning: 'The log stream that holds the event. Locally it is made of account and Region.',
    values: ['123456789012_CloudTrail_us-east-1'],
  },
  {
    name: '@log',
    type: 'text',
    meaning: 'The account and the log group. Locally, the account and the name of the source.',
    values: ['123456789012:org-trail'],
  },
  {
    name: '@ingestionTime',
    type: 'timestamp',
    meaning: 'When CloudWatch received the event. Files on disk do not know it.',
    values: ['2022-02-18 17:55:02.004'],
  },
  {
    name: '@ptr',
    type: 'text',
    meaning: 'What fetches the whole event again. Results carry it; it is not meant to be read.',
    values: [],
  },
];
