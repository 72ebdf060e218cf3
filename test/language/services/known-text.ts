import type {
  EventField,
  EventFieldType,
  EventModel,
  EventModels,
  EventSourceModel,
} from '../../../core/language/catalogue/events/event-models.ts';
import type { KnownField } from '../../../core/language/services/known-data.ts';

/*
 * What is known of data and of events, in the notation of the cases.
 *
 * Fields, one a line: `NAME PERCENT [= VALUE PERCENT, VALUE PERCENT…]`.
 *
 * Models, one thing a line, by its indentation:
 *     s3.amazonaws.com Amazon S3
 *       errors NoSuchBucket, NoSuchKey
 *       PutObject write Stores an object.
 *         requestParameters.bucketName text The bucket.
 *         requestParameters.tags.items.N.key text [red, green] The key.
 */

/** The fields of a source. */
export const fieldsOfText = (text: string): readonly KnownField[] =>
  text.split('\n').map((line) => {
    const [head = '', values] = line.split(' = ');
    const [name = '', percent] = head.split(' ');
    return {
      name,
      percent: Number(percent),
      values: values?.split(', ').map((value) => {
        const at = value.lastIndexOf(' ');
        return { value: value.slice(0, at), percent: Number(value.slice(at + 1)) };
      }),
    };
  });

interface Leaf {
  readonly path: string;
  readonly type: EventFieldType;
  readonly values: readonly string[];
  readonly summary: string;
}

interface MadeEvent extends EventModel {
  readonly leaves: Leaf[];
}

interface MadeSource extends EventSourceModel {
  readonly events: MadeEvent[];
}

/** Models that hold what the text says and nothing else. */
export const modelsOfText = (text: string): EventModels => {
  const sources = sourcesOfText(text);
  const every = sources.flatMap(({ events }) => events);
  const versionless = (name: string): string => name.replace(/\d{4}_?\d\d_?\d\d(?:v\d+)?$/, '');
  const isNamed = (event: EventModel, name: string): boolean =>
    versionless(event.eventName) === versionless(name);
  const leavesOf = (events: readonly EventModel[] | undefined): readonly (readonly Leaf[])[] =>
    every.filter((event) => events?.includes(event) ?? true).map(({ leaves }) => leaves);
  const partsOf: EventModels['partsOf'] = (path, events) =>
    partsBelow(folded(path), leavesOf(events));
  return {
    sources: sources.map(({ eventSource }) => eventSource).sort(),
    source: (name) => sources.find(({ eventSource }) => eventSource === name),
    eventsNamed: (name) => every.filter((event) => isNamed(event, name)),
    event: (source, name) =>
      every.find((event) => event.eventSource === source && isNamed(event, name)),
    partsOf,
    field: (path, events) => {
      const segments = folded(path).split('.');
      const name = segments.at(-1);
      return partsOf(segments.slice(0, -1).join('.'), events).find((part) => part.name === name);
    },
  };
};

const folded = (path: string): string => path.replace(/(?<=\.)\d+(?=\.|$)/g, 'N');

const partsBelow = (path: string, events: readonly (readonly Leaf[])[]): readonly EventField[] => {
  const parts = new Map<string, EventField>();
  for (const leaves of events) {
    for (const leaf of leaves.filter((candidate) => candidate.path.startsWith(`${path}.`))) {
      const [name = '', ...rest] = leaf.path.slice(path.length + 1).split('.');
      const hasParts = rest.length > 0;
      const container: EventFieldType = rest[0] === 'N' ? 'list' : 'structure';
      const known = parts.get(name);
      parts.set(name, {
        name,
        type: hasParts ? container : leaf.type,
        summary: hasParts ? '' : leaf.summary,
        values: hasParts ? [] : leaf.values,
        hasParts,
        events: (known?.events ?? 0) + 1,
      });
    }
  }
  return [...parts.values()].toSorted((a, b) => b.events - a.events);
};

const sourcesOfText = (text: string): readonly MadeSource[] => {
  const sources: MadeSource[] = [];
  for (const line of text.split('\n')) {
    const words = line.trim();
    const source = sources.at(-1);
    if (!line.startsWith(' ')) {
      sources.push(sourceOf(words));
    } else if (words.startsWith('errors ')) {
      sources.splice(-1, 1, { ...sourceOr(source), errorCodes: words.slice(7).split(', ') });
    } else if (line.startsWith('    ')) {
      sourceOr(source).events.at(-1)?.leaves.push(leafOf(words));
    } else {
      const event = eventOf(sourceOr(source).eventSource, words);
      sourceOr(source).events.push(event);
      sources.splice(-1, 1, {
        ...sourceOr(source),
        eventNames: [...sourceOr(source).eventNames, event.eventName].sort(),
      });
    }
  }
  return sources;
};

const sourceOr = (source: MadeSource | undefined): MadeSource => source ?? sourceOf('');

const sourceOf = (words: string): MadeSource => {
  const [, eventSource = '', title = ''] = /^(\S+) ?(.*)$/.exec(words) ?? [];
  return { eventSource, title, eventNames: [], errorCodes: [], events: [] };
};

const eventOf = (eventSource: string, words: string): MadeEvent => {
  const [, eventName = '', access, summary = ''] =
    /^(\S+)(?: (read|write))? ?(.*)$/.exec(words) ?? [];
  return {
    eventSource,
    eventName,
    summary,
    access: access === 'read' || access === 'write' ? access : undefined,
    leaves: [],
  };
};

const TYPES: readonly EventFieldType[] = [
  'text',
  'number',
  'boolean',
  'timestamp',
  'list',
  'structure',
  'map',
];

const leafOf = (words: string): Leaf => {
  const [, path = '', written, values, summary = ''] =
    /^(\S+)(?: (\S+))?(?: \[([^\]]*)\])? ?(.*)$/.exec(words) ?? [];
  return {
    path,
    type: TYPES.find((type) => type === written) ?? 'text',
    values: values?.split(', ') ?? [],
    summary,
  };
};
