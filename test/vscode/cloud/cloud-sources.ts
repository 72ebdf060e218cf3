/**
 * The sources of the tests, for the setting `ctq.sources`. `prod` has the events of the samples, each
 * in one of two Regions, and `home` those of the first alone; `export` are the files of all of them.
 * `live` has events of these days; `archive` is too large to be asked without a question.
 */
export const cloudSources = {
  prod: {
    kind: 'cloudwatch',
    profile: 'audit',
    regions: ['us-east-1', 'eu-west-1'],
    logGroups: ['org-trail'],
  },
  home: {
    kind: 'cloudwatch',
    profile: 'audit',
    regions: ['us-east-1'],
    logGroups: ['org-trail'],
  },
  export: { kind: 'local', path: 'logs' },
  live: {
    kind: 'cloudwatch',
    profile: 'audit',
    regions: ['us-east-1'],
    logGroups: ['live-trail'],
  },
  archive: {
    kind: 'cloudwatch',
    profile: 'audit',
    regions: ['us-east-1'],
    logGroups: ['org-trail-archive'],
  },
} as const;
