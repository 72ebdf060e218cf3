import path from 'node:path';
import { createRandom, lettersAndDigits, type Random } from '../samples/random.ts';
import { type Caller, newCaller } from './caller.ts';
import { record } from './record.ts';

/** How many events there are in all, in how many files of about the same size. */
export interface LogSize {
  readonly events: number;
  readonly files: number;
}

/** One file as a trail delivers it. */
export interface Delivery {
  /** Below the folder of the logs. */
  readonly path: string;
  readonly records: readonly object[];
}

/** How often another caller comes. */
const newCallerShare = 0.2;

const accounts = ['111122223333', '444455556666', '777788889999'];
const regions = ['us-east-1', 'eu-west-1', 'ap-southeast-2', 'us-west-2'];
const firstMoment = Date.UTC(2024, 0, 1);
/** What all files together cover, however many they are. */
const wholeSpan = 30 * 24 * 60 * 60 * 1000;

/** The file of that number: the same on every machine. An intruder is in one of a hundred. */
export function delivery(index: number, size: LogSize): Delivery {
  const random = createRandom(`bench/${index}`);
  const place = placeOf(index);
  const count = eventsUpTo(index + 1, size) - eventsUpTo(index, size);
  const span = wholeSpan / Math.ceil(size.files / places);
  const start = firstMoment + Math.floor(index / places) * span;
  const intruded = index % 100 === 42;
  let caller: Caller | undefined;
  const records = Array.from({ length: count }, (_, ordinal) => {
    const time = `${iso(start + (ordinal * span) / count).slice(0, 19)}Z`;
    const setting = { random, ...place, time, day: time.slice(0, 10), intruded };
    // Whoever calls calls several times: that is what real logs shrink by.
    if (caller === undefined || random.next() < newCallerShare) caller = newCaller(setting);
    return record(setting, caller);
  });
  return { path: deliveryPath(random, place, start + span), records };
}

function eventsUpTo(index: number, { events, files }: LogSize): number {
  return Math.floor((index * events) / files);
}

interface Place {
  readonly account: string;
  readonly region: string;
}

const places = accounts.length * regions.length;

function placeOf(index: number): Place {
  return {
    account: accounts[index % accounts.length] ?? '',
    region: regions[Math.floor(index / accounts.length) % regions.length] ?? '',
  };
}

function deliveryPath(random: Random, { account, region }: Place, written: number): string {
  const moment = iso(written);
  const stamp = `${moment.slice(0, 16).replaceAll(/[-:]/g, '')}Z`;
  const name = `${account}_CloudTrail_${region}_${stamp}_${random.text(lettersAndDigits, 16)}.json.gz`;
  const [year = '', month = '', day = ''] = moment.slice(0, 10).split('-');
  return path.join('AWSLogs', account, 'CloudTrail', region, year, month, day, name);
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
