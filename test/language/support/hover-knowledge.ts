import type { Knowledge } from '../../../core/language/services/hover/knowledge.ts';
import { smallModels } from './small-models.ts';

/** A Saturday at noon, two sources in the settings, and data of one of them, some of it hostile. */
export const hoverKnowledge: Knowledge = {
  now: Date.UTC(2022, 1, 19, 12),
  sources: {
    facts: new Map([
      ['lab', { kind: 'local', logClass: undefined }],
      ['prod', { kind: 'cloud', logClass: 'INFREQUENT_ACCESS' }],
    ]),
    active: 'samples',
  },
  data: {
    models: smallModels,
    sources: ['lab', 'prod'],
    activeSource: undefined,
    fields: new Map([
      [
        'lab',
        [
          {
            name: 'eventName',
            percent: 100,
            values: [
              { value: 'GetObject', percent: 62.4 },
              { value: 'OddEvent', percent: 0.2 },
            ],
          },
          { name: 'errorCode', percent: 3.6, example: 'AccessDenied' },
          { name: 'requestParameters.odd', percent: 99.7, example: '[x](http://evil.example)' },
          { name: 'userAgent', percent: 50, example: '`a`\n# b' },
        ],
      ],
    ]),
  },
};
