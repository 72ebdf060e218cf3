import type {
  EventField,
  EventModel,
  EventModels,
} from '../../../core/language/catalogue/events/event-models.ts';

/** A few events, written out: what services do with models, without those that ship. */

interface Row {
  readonly source: string;
  readonly name: string;
  readonly access: 'read' | 'write';
  readonly summary: string;
  /** Whole paths, and the type of each; lists are `N`. */
  readonly fields: Readonly<Record<string, string>>;
}

const titles: ReadonlyMap<string, string> = new Map([
  ['s3.amazonaws.com', 'Amazon Simple Storage Service'],
  ['ec2.amazonaws.com', 'Amazon Elastic Compute Cloud'],
  ['ecs.amazonaws.com', 'Amazon Elastic Container Service'],
  ['eks.amazonaws.com', 'Amazon Elastic Kubernetes Service'],
  ['iam.amazonaws.com', 'AWS Identity and Access Management'],
]);

const rows: readonly Row[] = [
  {
    source: 's3.amazonaws.com',
    name: 'PutObject',
    access: 'write',
    summary: 'Adds an object to a bucket. See [here](https://example.com).',
    fields: {
      'requestParameters.bucketName': 'The bucket of the object.',
      'requestParameters.key': 'The key of the object.',
      'requestParameters.x-amz-acl': 'private|public-read',
    },
  },
  {
    source: 's3.amazonaws.com',
    name: 'GetObject',
    access: 'read',
    summary: 'Retrieves an object.',
    fields: {
      'requestParameters.bucketName': 'The bucket of the object.',
      'requestParameters.key': 'The key of the object.',
    },
  },
  {
    source: 'ec2.amazonaws.com',
    name: 'RunInstances',
    access: 'write',
    summary: 'Launches instances.',
    fields: {
      'requestParameters.instanceType': 'The type of the instances.',
      'responseElements.instancesSet.items.N.instanceId': 'The id of the instance.',
      'responseElements.instancesSet.items.N.imageId': 'The image of the instance.',
    },
  },
  {
    source: 'ecs.amazonaws.com',
    name: 'CreateCluster',
    access: 'write',
    summary: 'Creates a cluster of containers.',
    fields: { 'requestParameters.clusterName': 'The name of the cluster.' },
  },
  {
    source: 'eks.amazonaws.com',
    name: 'CreateCluster',
    access: 'write',
    summary: 'Creates a control plane.',
    fields: { 'requestParameters.name': 'The name of the cluster.' },
  },
  {
    source: 'iam.amazonaws.com',
    name: 'CreateUser',
    access: 'write',
    summary: 'Creates a user.',
    fields: { 'requestParameters.userName': 'The name of the user.' },
  },
];

const eventOf = ({ source, name, access, summary }: Row): EventModel => ({
  eventSource: source,
  eventName: name,
  access,
  summary,
});

const rowsOf = (events: readonly EventModel[] | undefined): readonly Row[] =>
  events === undefined
    ? rows
    : rows.filter((row) =>
        events.some((event) => event.eventSource === row.source && event.eventName === row.name),
      );

const folded = (path: string): string => path.replace(/\.\d+(?=\.|$)/g, '.N');

const fieldOf = (
  path: string,
  events: readonly EventModel[] | undefined,
): EventField | undefined => {
  const having = rowsOf(events).filter(({ fields }) =>
    Object.keys(fields).some((field) => field === path || field.startsWith(`${path}.`)),
  );
  const [first] = having;
  if (first === undefined) return undefined;
  const text = first.fields[path];
  const isValues = text?.includes('|') === true;
  return {
    name: path.slice(path.lastIndexOf('.') + 1),
    type: text === undefined ? 'structure' : 'text',
    summary: isValues ? '' : (text ?? ''),
    values: isValues ? text.split('|') : [],
    hasParts: text === undefined,
    events: having.length,
  };
};

export const smallModels: EventModels = {
  sources: [...titles.keys()].toSorted(),
  source: (eventSource) => {
    const title = titles.get(eventSource);
    const names = rows.filter(({ source }) => source === eventSource).map(({ name }) => name);
    return title === undefined
      ? undefined
      : { eventSource, title, eventNames: names, errorCodes: ['NoSuchBucket', 'OddError'] };
  },
  eventsNamed: (eventName) => rows.filter(({ name }) => name === eventName).map(eventOf),
  event: (eventSource, eventName) =>
    rows.filter(({ source, name }) => source === eventSource && name === eventName).map(eventOf)[0],
  partsOf: (path, events) => {
    const prefix = `${folded(path)}.`;
    const names = rowsOf(events)
      .flatMap(({ fields }) => Object.keys(fields))
      .filter((field) => field.startsWith(prefix))
      .map((field) => field.slice(prefix.length).split('.')[0] ?? '');
    return [...new Set(names)].flatMap((name) => fieldOf(prefix + name, events) ?? []);
  },
  field: (path, events) => fieldOf(folded(path), events),
};
