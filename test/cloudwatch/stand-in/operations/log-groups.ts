import { toText } from '../../../../core/engine/values/reading.ts';
import { findGroup, groupOf, linkedAccounts, type LogGroup, type Stream } from '../cloud.ts';
import { indexAt } from '../events/log-events.ts';
import { placeOfPointer, pointerOf } from '../query/pointer.ts';
import { invalidParameter, notFound } from '../service-error.ts';
import { countOf, type Input, isSet, neededText, textOf, textsOf } from './input.ts';
import type { Operation, Setting } from './operation.ts';
import { pageOf } from './pages.ts';

/** Log groups or streams of a page. */
const pageSize = { least: 1, most: 50 };

export const describeLogGroups: Operation = (setting, input) => {
  const { cloud, place } = setting;
  const prefix = textOf(input, 'logGroupNamePrefix');
  const pattern = textOf(input, 'logGroupNamePattern');
  if (prefix !== undefined && pattern !== undefined) {
    throw invalidParameter('logGroupNamePrefix and logGroupNamePattern can not be used together');
  }
  if (prefix === '') {
    throw invalidParameter(
      "1 validation error detected: Value '' at 'logGroupNamePrefix' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  const linked = isSet(input, 'includeLinkedAccounts') ? linkedAccounts(cloud, place) : [];
  const wanted = textsOf(input, 'accountIdentifiers');
  const identifiers = textsOf(input, 'logGroupIdentifiers');
  const logClass = textOf(input, 'logGroupClass');
  const found = [place.account, ...linked]
    .filter((account) => wanted === undefined || wanted.includes(account))
    .flatMap((account) => [...cloud.place(account, place.region).groups.values()])
    .filter(({ name }) => name.startsWith(prefix ?? ''))
    .filter(({ name }) => name.toLowerCase().includes((pattern ?? '').toLowerCase()))
    .filter(
      ({ name, arn }) =>
        identifiers === undefined || identifiers.includes(name) || identifiers.includes(arn),
    )
    .filter((group) => logClass === undefined || group.logClass === logClass)
    .toSorted((one, other) => compareTexts(one.name, other.name));
  const subject = `groups ${prefix ?? ''} ${pattern ?? ''}`;
  const size = countOf(input, 'limit', pageSize) ?? pageSize.most;
  const { items, next } = pageOf(cloud, input, found, { subject, size });
  return { logGroups: items.map(describeGroup), ...next };
};

function describeGroup(group: LogGroup): unknown {
  const { name, arn, created, retentionDays, storedBytes, logClass } = group;
  return {
    logGroupName: name,
    creationTime: created,
    ...(retentionDays !== undefined && { retentionInDays: retentionDays }),
    metricFilterCount: 0,
    arn: `${arn}:*`,
    logGroupArn: arn,
    storedBytes,
    logGroupClass: logClass,
  };
}

export const describeLogStreams: Operation = (setting, input) => {
  const { cloud } = setting;
  const group = namedGroup(setting, input);
  const prefix = textOf(input, 'logStreamNamePrefix');
  const isByTime = textOf(input, 'orderBy') === 'LastEventTime';
  if (prefix !== undefined && isByTime) {
    throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const ascending = group.streams
    .filter(({ name }) => name.startsWith(prefix ?? ''))
    .toSorted((one, other) =>
      isByTime ? lastEvent(one) - lastEvent(other) : compareTexts(one.name, other.name),
    );
  const found = isSet(input, 'descending') ? ascending.toReversed() : ascending;
  const size = countOf(input, 'limit', pageSize) ?? pageSize.most;
  const subject = `streams ${group.arn} ${prefix ?? ''}`;
  const { items, next } = pageOf(cloud, input, found, { subject, size });
  return { logStreams: items.map((stream) => describeStream(group, stream)), ...next };
};

const lastEvent = ({ lastEvent }: Stream): number => lastEvent ?? 0;

function describeStream({ arn, created }: LogGroup, { name, lastEvent }: Stream): unknown {
  return {
    logStreamName: name,
    creationTime: created,
    ...(lastEvent !== undefined && { lastEventTimestamp: lastEvent }),
    arn: `${arn}:log-stream:${name}`,
    storedBytes: 0,
  };
}

const minute = 60_000;

/** Events that are looked at for the fields of a group. */
const mostSampled = 1_000;

export const getLogGroupFields: Operation = (setting, input) => {
  const { events } = namedGroup(setting, input);
  const bounds = { least: 0, most: Number.MAX_SAFE_INTEGER };
  const time = countOf(input, 'time', bounds);
  const now = setting.cloud.clock.now();
  const around = time === undefined ? undefined : time * 1000;
  const from = indexAt(events, around === undefined ? now - 15 * minute : around - 8 * minute);
  const to = indexAt(events, around === undefined ? now + 1 : around + 8 * minute + 1);
  const sampled = Math.min(to - from, mostSampled);
  const source = events.newSource();
  const counts = new Map<string, number>();
  for (let index = from; index < from + sampled; index += 1) {
    source.stand(index);
    for (const name of source.fieldNames()) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const name of sampled > 0 ? ['@log', '@ptr'] : []) counts.set(name, sampled);
  const logGroupFields = Array.from(counts, ([name, count]) => ({
    name,
    percent: Math.round((100 * count) / sampled),
  })).toSorted((one, other) => other.percent - one.percent || compareTexts(one.name, other.name));
  return { logGroupFields };
};

export const getLogRecord: Operation = ({ cloud, place }, input) => {
  const found = placeOfPointer(neededText(input, 'logRecordPointer'));
  if (found === undefined) throw invalidParameter('Invalid log record pointer');
  const group = groupOf(cloud, place, found.arn);
  if (found.index >= group.events.count) throw notFound('The log record does not exist');
  const source = group.events.newSource();
  source.stand(found.index);
  const record: Record<string, string> = Object.create(null);
  for (const name of source.fieldNames()) {
    const text = toText(source.bind(name)());
    if (text !== undefined) record[name] = text;
  }
  record['@log'] = `${group.account}:${group.name}`;
  record['@ptr'] = pointerOf(group, found.index);
  return { logRecord: record };
};

/** The one group that a request names, by its name or ARN. */
function namedGroup({ cloud, place }: Setting, input: Input): LogGroup {
  const name = textOf(input, 'logGroupName');
  const identifier = textOf(input, 'logGroupIdentifier');
  if ((name === undefined) === (identifier === undefined)) {
    throw invalidParameter('Exactly one of logGroupName and logGroupIdentifier has to be given');
  }
  const group = findGroup(cloud, place, name ?? identifier ?? '');
  if (group === undefined) throw notFound('The specified log group does not exist.');
  return group;
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
