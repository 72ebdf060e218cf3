import type { CloudPlace, LogField } from '#protocol/cloud.ts';
import type { CloudWatchPlace } from '#protocol/results.ts';
import { messageOf } from '#protocol/rpc.ts';
import type { KnownFields, SourceField } from '#protocol/server.ts';

/** Tells what the events of sources hold, as soon as somebody writes queries for them. */
export interface FieldFeed {
  /** A source that completion is about to be wanted for. Never rejects. */
  want(source: string, places: readonly CloudWatchPlace[]): Promise<void>;
  /** What has been found out elsewhere. */
  tell(known: KnownFields): void;
}

export interface FieldFeedServices {
  readonly fieldsOf: (place: CloudPlace, logGroup: string) => Promise<readonly LogField[]>;
  readonly tell: (known: KnownFields) => void;
  /** What went wrong: nobody has asked for anything, so it is for the log alone. */
  readonly note: (message: string) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Fields hardly change; those of log groups that could not be asked may be there soon. */
const keptFor = { known: 3_600_000, failed: 300_000 } as const;

/** The others of a source hold much the same, and every one is a request. */
const asked = 3;

interface Kept {
  readonly until: number;
  readonly fields: readonly LogField[] | undefined;
}

export function createFieldFeed({ fieldsOf, tell, note, now }: FieldFeedServices): FieldFeed {
  const kept = new Map<string, Kept>();
  const loading = new Map<string, Promise<readonly LogField[] | undefined>>();
  const told = new Map<string, KnownFields['fields']>();

  const load = async (
    place: CloudPlace,
    logGroup: string,
    key: string,
  ): Promise<Kept['fields']> => {
    try {
      const fields = await fieldsOf(place, logGroup);
      kept.set(key, { until: now() + keptFor.known, fields });
      return fields;
    } catch (error) {
      note(`the fields of ${logGroup} in ${place.region} are not known: ${messageOf(error)}`);
      kept.set(key, { until: now() + keptFor.failed, fields: undefined });
      return undefined;
    } finally {
      loading.delete(key);
    }
  };
  const fieldsFor = async ({ place, logGroup }: Asked): Promise<Kept['fields']> => {
    const key = JSON.stringify([place.profile, place.region, logGroup]);
    const known = kept.get(key);
    if (known !== undefined && now() < known.until) return known.fields;
    const request = loading.get(key) ?? load(place, logGroup, key);
    loading.set(key, request);
    return await request;
  };
  const tellNews = (known: KnownFields): void => {
    const { source, fields } = known;
    const last = told.get(source);
    if (last === fields || JSON.stringify(last) === JSON.stringify(fields)) return;
    told.set(source, fields);
    tell(known);
  };
  return {
    tell: tellNews,
    want: async (source, places) => {
      const answers = await Promise.all(askedOf(places).map(fieldsFor));
      const lists = answers.filter((fields) => fields !== undefined);
      if (lists.length === 0) return;
      tellNews({ source, fields: mergedFields(lists) });
    },
  };
}

interface Asked {
  readonly place: CloudPlace;
  readonly logGroup: string;
}

/** The first log groups, of different places where there are several. */
function askedOf(places: readonly CloudWatchPlace[]): readonly Asked[] {
  const longest = Math.max(0, ...places.map(({ logGroups }) => logGroups.length));
  const inTurn = Array.from({ length: longest }, (_, index) =>
    places.flatMap(({ profile, region, logGroups }) => {
      const logGroup = logGroups[index];
      return logGroup === undefined ? [] : [{ place: { profile, region }, logGroup }];
    }),
  );
  return inTurn.flat().slice(0, asked);
}

/** All fields with their shares, on an average of the log groups: none says how many events it has. */
export function mergedFields(lists: readonly (readonly LogField[])[]): readonly SourceField[] {
  const sums = new Map<string, number>();
  for (const { name, percent } of lists.flat()) sums.set(name, (sums.get(name) ?? 0) + percent);
  return Array.from(sums, ([name, sum]) => ({ name, percent: sum / lists.length }));
}
