import { commonServices } from '../common-services.ts';

const weights: ReadonlyMap<string, number> = new Map(
  commonServices.map((eventSource, place) => [
    eventSource,
    20 + (commonServices.length - place) / commonServices.length,
  ]),
);

/** How much an event of a service counts among those of the same name; others count 1. */
export const serviceWeight = (eventSource: string): number => weights.get(eventSource) ?? 1;
