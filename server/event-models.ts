import { type EventModels, noEventModels } from '#language/catalogue/events/event-models.ts';
import { readEventModels } from '#language/catalogue/events/read-event-models.ts';
import type { Documents } from './documents.ts';
import { failureText } from './handle.ts';

/** Fetches the text of the models from where the program keeps it. */
export type LoadEventModels = () => Promise<string>;

/** The part of a connection that says what went wrong. */
interface EventModelsLog {
  readonly console: { warn(message: string): void };
}

/**
 * The models of CloudTrail's events. They are loaded when the first document is opened, so that the
 * first question about it finds them; where they can't be had there are none, and the log says so.
 */
export const watchEventModels = (
  { console }: EventModelsLog,
  documents: Pick<Documents, 'onChange'>,
  load: LoadEventModels | undefined,
): (() => Promise<EventModels>) => {
  let loading: Promise<EventModels> | undefined;
  const read = async (): Promise<EventModels> => {
    if (load === undefined) return noEventModels;
    try {
      return readEventModels(await load());
    } catch (error) {
      console.warn(`the fields of events are not known: ${failureText(error)}`);
      return noEventModels;
    }
  };
  const models = (): Promise<EventModels> => (loading ??= read());
  documents.onChange(() => void models());
  return models;
};
