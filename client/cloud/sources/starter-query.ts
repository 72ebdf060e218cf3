import type { SourceFacts } from './describe-source.ts';

/** Where a new query begins: a source, and what of it was chosen. */
export interface StarterPlace {
  /** A name of the setting or a path; undefined leaves it to the active one. */
  readonly source: string | undefined;
  readonly kind: SourceFacts['kind'];
  /** Of a source with several log groups, the one that is meant. */
  readonly logGroup?: string | undefined;
  readonly logStream?: string | undefined;
}

/** The text of a new query file. */
export function starterQuery({ source, kind, logGroup, logStream }: StarterPlace): string {
  const filters = [
    ...(logGroup === undefined ? [] : [`| filter @log like ${quoted(logGroup)}`]),
    ...(logStream === undefined ? [] : [`| filter @logStream = ${quoted(logStream)}`]),
  ];
  return [
    ...(source === undefined ? [] : [`# @source ${source}`]),
    ...(kind === 'cloudwatch' ? ['# @range -1h'] : []),
    ...(source === undefined ? [] : ['']),
    '### Latest events',
    'fields @timestamp, eventName, eventSource, userIdentity.arn, sourceIPAddress',
    ...filters,
    '| sort @timestamp desc',
    '| limit 100',
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
