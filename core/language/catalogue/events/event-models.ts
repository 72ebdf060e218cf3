/** What is known of the events that CloudTrail records, from the models of AWS's APIs. */
export interface EventModels {
  /** The services, by the value of `eventSource`, in order of their names. */
  readonly sources: readonly string[];
  /** A service by its `eventSource`; undefined for one that is not known. */
  source(eventSource: string): EventSourceModel | undefined;
  /** The events of a name, of every service that has one; without the version in its name too. */
  eventsNamed(eventName: string): readonly EventModel[];
  /** The event of a service; without the version in its name too. */
  event(eventSource: string, eventName: string): EventModel | undefined;
  /**
   * The parts of a path under `requestParameters`, `responseElements` or `additionalEventData` (the
   * path itself, without a dot at its end; positions in lists are numbers or `N`) in any of these
   * events; of all events where none are given. The likeliest first. A map has none: its keys are
   * free. Calls that only read have no `responseElements`, but for a few.
   */
  partsOf(path: string, events?: readonly EventModel[]): readonly EventField[];
  /** The field of a whole path in any of these events, or in any at all; any key of a map is one. */
  field(path: string, events?: readonly EventModel[]): EventField | undefined;
}

export interface EventSourceModel {
  /** `s3.amazonaws.com` */
  readonly eventSource: string;
  /** `Amazon Simple Storage Service` */
  readonly title: string;
  /** The names of its events, in order. */
  readonly eventNames: readonly string[];
  /** The error codes that it is known to give, in order. */
  readonly errorCodes: readonly string[];
}

export interface EventModel {
  readonly eventSource: string;
  readonly eventName: string;
  /** What the call does, in a sentence; empty where nobody says. */
  readonly summary: string;
  /** Whether it reads or writes, as far as its name and model say. */
  readonly access: 'read' | 'write' | undefined;
}

export type EventFieldType =
  'text' | 'number' | 'boolean' | 'timestamp' | 'list' | 'structure' | 'map';

/** A part of the parameters or the answer of a call. */
export interface EventField {
  /** The part alone, as CloudTrail writes it: `bucketName`, `items`; `N` for a place in a list. */
  readonly name: string;
  readonly type: EventFieldType;
  /** What it holds, in a sentence; empty where nobody says. */
  readonly summary: string;
  /** Values that it may have, where they are few. */
  readonly values: readonly string[];
  /** True where there are parts below it that can be named. */
  readonly hasParts: boolean;
  /** How many of the events asked about have it. */
  readonly events: number;
}

/** Nothing known: until the models are loaded, and where there are none. */
export const noEventModels: EventModels = {
  sources: [],
  source: () => undefined,
  eventsNamed: () => [],
  event: () => undefined,
  partsOf: () => [],
  field: () => undefined,
};
