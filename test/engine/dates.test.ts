import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { dateReader } from '../../core/engine/text/date-reader.ts';
import { javaDateFormat } from '../../core/language/dates/java-date-format.ts';
import { strftimeFormat } from '../../core/language/dates/strftime-format.ts';
import { timeZone, utc, type TimeZone } from '../../core/language/dates/time-zone.ts';

const seed = { seed: 20220218, numRuns: 1000 };

/** The years 1900 to 2100: before, offsets have seconds, which no format writes. */
const moments = fc.integer({ min: -2_208_988_800_000, max: 4_102_444_799_999 });

const zoneNames = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  '+05:45',
  '-03:30',
];

const zoneOf = (name: string): TimeZone => {
  const zone = timeZone(name);
  assert.ok(zone, name);
  return zone;
};

const read = (text: string, format: string, zone = utc): number | undefined => {
  const parsed = javaDateFormat(format);
  assert.equal(parsed.problem, undefined, format);
  return parsed.problem === undefined ? dateReader(parsed.elements)(text, zone) : undefined;
};

const write = (moment: number, format: string, zone = utc): string =>
  strftimeFormat(format).write(moment, zone);

it('a date that was written with its offset is read back', () => {
  fc.assert(
    fc.property(moments, fc.constantFrom(...zoneNames), (moment, name) => {
      const whole = Math.floor(moment / 60_000) * 60_000 + 123;
      const zone = zoneOf(name);
      fc.pre(zone.offsetAt(whole) % 60_000 === 0);
      const text = write(whole, '%Y-%m-%dT%H:%M:%S.%L%:z', zone);
      assert.equal(read(text, "yyyy-MM-dd'T'HH:mm:ss.SSSxxx"), whole, text);
    }),
    seed,
  );
});

it('a date that was written without its offset means the first moment that is written so', () => {
  const format = '%A, %-d %B %Y %I:%M:%S %p';
  fc.assert(
    fc.property(moments, fc.constantFrom(...zoneNames), (moment, name) => {
      const zone = zoneOf(name);
      const whole = Math.floor(moment / 1000) * 1000;
      const text = write(whole, format, zone);
      const found = read(text, 'EEEE, d MMMM yyyy hh:mm:ss a', zone);
      assert.ok(found !== undefined && found <= whole, text);
      assert.equal(write(found, format, zone), text);
    }),
    seed,
  );
});

it('UTC is written as ISO 8601 writes it', () => {
  fc.assert(
    fc.property(moments, (moment) => {
      const iso = new Date(moment).toISOString();
      assert.equal(write(moment, '%FT%T.%LZ'), iso);
      assert.equal(read(iso, "uuuu-MM-dd'T'HH:mm:ss.SSSX"), moment);
    }),
    seed,
  );
});

it('weeks of ISO 8601 go from Monday to Sunday, and 4 January is in the first', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 0, max: 6 }),
      (year, day) => {
        const fourth = Date.UTC(year, 0, 4);
        const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * 86_400_000;
        assert.equal(write(monday + day * 86_400_000, '%G-W%V-%u'), `${year}-W01-${day + 1}`);
        assert.match(write(monday - 1, '%G-W%V-%u'), new RegExp(`^${year - 1}-W5[23]-7$`));
      },
    ),
    seed,
  );
});

/** Python's strftime is the source of these. */
const weeks: readonly (readonly [day: string, text: string])[] = [
  ['2022-01-01', '00 00 6 001'],
  ['2022-01-02', '01 00 0 002'],
  ['2022-01-03', '01 01 1 003'],
  ['2022-12-31', '52 52 6 365'],
  ['2024-12-31', '52 53 2 366'],
  ['2018-01-01', '00 01 1 001'],
];

for (const [day, text] of weeks) {
  it(`weeks of the year ${day}`, () => {
    assert.equal(write(Date.parse(day), '%U %W %w %j'), text);
  });
}

it('no format and no text is ever a failure', () => {
  const formats = fc.string({ unit: fc.constantFrom(..."yuMdDEaHkKhmsSnANVzXxZO'[]{}#-:T%Y ") });
  fc.assert(
    fc.property(formats, fc.string(), moments, (format, text, moment) => {
      const parsed = javaDateFormat(format);
      if (parsed.problem === undefined) {
        dateReader(parsed.elements)(text, utc);
        dateReader(parsed.elements)('2022-02-18T10:11:12.131Z', utc);
      }
      assert.equal(typeof write(moment, format), 'string');
      timeZone(format);
    }),
    seed,
  );
});

/** What Java's DateTimeFormatter makes of a text, from its documentation. */
const cases: readonly (readonly [format: string, text: string, expected: string | undefined])[] = [
  ['yyyyMMdd', '20220218', '2022-02-18T00:00:00.000Z'],
  ['yMMdd', '20220218', '2022-02-18T00:00:00.000Z'],
  ['yyMMdd', '220218', '2022-02-18T00:00:00.000Z'],
  ['d/M/y', '18/2/2022', '2022-02-18T00:00:00.000Z'],
  ['yyyy-MM-dd', '2022-02-18 ', undefined],
  ["yyyy'o''clock'", "2022o'clock", '2022-01-01T00:00:00.000Z'],
  ["yyyy''", "2022'", '2022-01-01T00:00:00.000Z'],
  ['yyyy[-MM[-dd]]', '2022-05', '2022-05-01T00:00:00.000Z'],
  ['yyyy[-MM[-dd]]', '2022-05-06', '2022-05-06T00:00:00.000Z'],
  ['yyyy[-MM[-dd]]', '2022-', undefined],
  ['yyyy kk', '2022 24', '2022-01-01T00:00:00.000Z'],
  ['yyyy kk', '2022 00', undefined],
  ['yyyy KK a', '2022 00 PM', '2022-01-01T12:00:00.000Z'],
  ['yyyy h a', '2022 12 AM', '2022-01-01T00:00:00.000Z'],
  ['yyyy h a', '2022 13 AM', undefined],
  ['yyyy h a', '2022 1 am', undefined],
  ['yyyy HH:mm a', '2022 13:00 PM', '2022-01-01T13:00:00.000Z'],
  ['yyyy HH:mm a', '2022 13:00 AM', undefined],
  ['yyyy HHX', '2022 10Z', '2022-01-01T10:00:00.000Z'],
  ['yyyy HHX', '2022 10+0130', '2022-01-01T08:30:00.000Z'],
  ['yyyy HHX', '2022 10+01', '2022-01-01T09:00:00.000Z'],
  ['yyyy HHx', '2022 10Z', undefined],
  ['yyyy HHXX', '2022 10+01', undefined],
  ['yyyy HHXXX', '2022 10-01:30', '2022-01-01T11:30:00.000Z'],
  ['yyyy HHXXXXX', '2022 10+01:30:30', '2022-01-01T08:29:30.000Z'],
  ['yyyy HHZ', '2022 10+0000', '2022-01-01T10:00:00.000Z'],
  ['yyyy HHZZZZ', '2022 10GMT+01:00', '2022-01-01T09:00:00.000Z'],
  ['yyyy HHO', '2022 10GMT+1', '2022-01-01T09:00:00.000Z'],
  ['yyyy HHO', '2022 10GMT', '2022-01-01T10:00:00.000Z'],
  ['yyyy HHX', '2022 10+19', undefined],
  ['yyyy HH VV', '2022 10 Europe/Berlin', '2022-01-01T09:00:00.000Z'],
  ['yyyy HH z', '2022 10 GMT+02:00', '2022-01-01T08:00:00.000Z'],
  ['yyyy-MM MMM', '2022-02 Feb', '2022-02-01T00:00:00.000Z'],
  ['yyyy-MM MMM', '2022-02 Mar', undefined],
  ['yyyy DDD', '2022 366', undefined],
  ['yyyy DDD', '2024 366', '2024-12-31T00:00:00.000Z'],
  ['yyyy A', '2022 3600000', '2022-01-01T01:00:00.000Z'],
  ['yyyy N', '2022 3600000000000', '2022-01-01T01:00:00.000Z'],
  ['yyyy ss.SSSSSS', '2022 01.234567', '2022-01-01T00:00:01.234Z'],
  ['yyyy ss n', '2022 01 5000000', '2022-01-01T00:00:01.005Z'],
  ['yyyy-MM-dd', '2023-02-29', '2023-02-28T00:00:00.000Z'],
  ['EEE, d MMM yyyy HH:mm:ss z', 'Fri, 18 Feb 2022 17:52:31 GMT', '2022-02-18T17:52:31.000Z'],
];

for (const [format, text, expected] of cases) {
  it(`${format} of ${text}`, () => {
    const moment = read(text, format);
    assert.equal(moment === undefined ? undefined : new Date(moment).toISOString(), expected);
  });
}

/** Patterns that are none. */
const refused: readonly (readonly [format: string, reason: RegExp])[] = [
  ['yyyy-MM-ddTHH:mm', /letter "T" means nothing/],
  ['YYYY-MM-dd', /write "y"/],
  ['yyyy-QQ', /does not tell a moment/],
  ["yyyy 'at", /no closing/],
  ["yyyy 'at''", /no closing/],
  ['yyyy [MM', /\[ has no closing/],
  ['yyyy ]MM', /\] closes nothing/],
  ['yyyy {MM}', /reserved/],
  ['yyyy MMMMM', /too many letters/],
  ['yyyy HHH', /too many letters/],
  ['yyyy V', /too many letters or too few/],
  ['HH:mm', /has no year/],
  ['yyyy hh:mm', /needs "a"/],
  ['', /has no year/],
];

for (const [format, reason] of refused) {
  it(`${format} is no format`, () => assert.match(javaDateFormat(format).problem ?? '', reason));
}

it('zones are told by name or offset', () => {
  const summer = Date.UTC(2022, 6, 1);
  const hours = (name: string): number | undefined => {
    const zone = timeZone(name);
    return zone && zone.offsetAt(summer) / 3_600_000;
  };
  assert.deepEqual(
    ['Z', 'UTC', 'GMT', 'UTC+2', 'GMT-03:30', '+5', '+0530', '-18:00', '+01:00:36'].map(hours),
    [0, 0, 0, 2, -3.5, 5, 5.5, -18, 1.01],
  );
  assert.deepEqual(
    ['Europe/Berlin', 'europe/berlin', 'America/St_Johns', 'Etc/GMT+5', 'EST'].map(hours),
    [2, 2, -2.5, -5, -5],
  );
  assert.deepEqual(
    ['', '+', '5', '+19', '+1:5', '+05:60', 'Berlin', 'UTC+', 'constructor', '__proto__'].map(
      hours,
    ),
    Array.from({ length: 10 }, () => undefined),
  );
});
