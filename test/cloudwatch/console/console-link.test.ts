import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type ConsoleLink,
  consoleLink,
  decodeConsoleLink,
} from '../../../backends/cloudwatch/console/console-link.ts';
import type { ConsoleQuery } from '../../../backends/cloudwatch/console/console-query.ts';

const lastHour = { timeType: 'RELATIVE', start: -3600, end: 0 } as const;

test('a link is written as the console shares it', () => {
  const link = consoleLink({
    region: 'eu-north-1',
    text: "fields @timestamp, @message\n| filter app = 'my-service'\n| limit 200",
    logGroups: ['arn:aws:logs:eu-north-1:123456789012:log-group:/my/service/logs', 'other'],
    times: lastHour,
  });
  assert.equal(
    link,
    "https://eu-north-1.console.aws.amazon.com/cloudwatch/home?region=eu-north-1#logsV2:logs-insights$3FqueryDetail$3D~(end~0~start~-3600~timeType~'RELATIVE~tz~'UTC~unit~'seconds" +
      "~editorString~'fields*20*40timestamp*2c*20*40message*0a*7c*20filter*20app*20*3d*20*27my-service*27*0a*7c*20limit*20200" +
      "~source~(~'arn*3aaws*3alogs*3aeu-north-1*3a123456789012*3alog-group*3a*2fmy*2fservice*2flogs~'other)~lang~'CWLI~queryBy~'logGroupName)",
  );
});

test('each partition has a console of its own', () => {
  const hosts = {
    'us-east-1': 'us-east-1.console.aws.amazon.com',
    'cn-north-1': 'cn-north-1.console.amazonaws.cn',
    'us-gov-west-1': 'us-gov-west-1.console.amazonaws-us-gov.com',
  };
  for (const [region, host] of Object.entries(hosts)) {
    const link = consoleLink({ region, text: 'limit 1', logGroups: ['a'], times: lastHour });
    assert.equal(new URL(link).host, host);
    const decoded = decodeConsoleLink(link);
    assert.equal(decoded?.kind === 'query' && decoded.query.region, region);
  }
});

interface Case {
  readonly name: string;
  readonly link: string;
  readonly query: Partial<ConsoleQuery>;
}

const home = 'https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1';

/** As found in public, shortened, and with names of nobody. */
const links: readonly Case[] = [
  {
    name: 'of the share button',
    link: `${home}#logsV2:logs-insights$3FqueryDetail$3D~(end~0~start~-3600~timeType~'RELATIVE~tz~'UTC~unit~'seconds~editorString~'fields*20*40timestamp*2c*20*40message*0a*7c*20sort*20*40timestamp*20desc*0a*7c*20filter*20app*20*3d*20*27my-service*27*0a*7c*20limit*20200~queryId~'dae7095d-9b56-4ec6-ab9a-d2ffb41b0fdb~source~(~'arn*3aaws*3alogs*3aeu-north-1*3a123456789012*3alog-group*3a*2fmy*2fservice*2flogs)~lang~'CWLI~logClass~'STANDARD~queryBy~'logGroupName)`,
    query: {
      region: 'us-east-1',
      text: "fields @timestamp, @message\n| sort @timestamp desc\n| filter app = 'my-service'\n| limit 200",
      logGroups: ['arn:aws:logs:eu-north-1:123456789012:log-group:/my/service/logs'],
      range: '-1h',
    },
  },
  {
    name: 'absolute, with ARNs and local time',
    link: `https://console.aws.amazon.com/cloudwatch/home?region=us-west-2#logsV2:logs-insights$3FqueryDetail$3D~(end~'2025-05-30T05*3a00*3a00.000Z~start~'2025-05-30T04*3a00*3a00.000Z~timeType~'ABSOLUTE~tz~'LOCAL~editorString~'fields*20*40timestamp*0a*7c*20limit*2010000~queryId~'66cfc23a-37bd-44b6-b0fd-dd12d4a40cdc~source~(~'arn*3aaws*3alogs*3aus-west-2*3a111122223333*3alog-group*3aapp)~lang~'CWLI)`,
    query: {
      region: 'us-west-2',
      text: 'fields @timestamp\n| limit 10000',
      logGroups: ['arn:aws:logs:us-west-2:111122223333:log-group:app'],
      range: '2025-05-30T04:00:00Z..2025-05-30T05:00:00Z',
    },
  },
  {
    name: 'the first form, with tabs behind it',
    link: "https://console.aws.amazon.com/cloudwatch/home?region=us-east-1#logs-insights:queryDetail=~(end~0~start~-900~timeType~'RELATIVE~unit~'seconds~editorString~'fields*20*40message*0a*7c*20filter*20*60kubernetes.labels.app_kubernetes_io*2finstance*60*3d*22prc--prod*22~isLiveTail~false~queryId~'89133ab9-5bb4-4770-b3e9-96052e8300ef~source~(~'*2faws*2fcontainerinsights*2fx*2fapplication));tab=logs",
    query: {
      text: 'fields @message\n| filter `kubernetes.labels.app_kubernetes_io/instance`="prc--prod"',
      logGroups: ['/aws/containerinsights/x/application'],
      range: '-15m',
    },
  },
  {
    name: 'the first form, with one source that is no list',
    link: "https://console.aws.amazon.com/cloudwatch/home?region=us-east-1#logs-insights:queryDetail=~(end~0~start~-3600~timeType~'RELATIVE~unit~'seconds~editorString~'fields*20*40message~isLiveTail~false~queryId~'x~source~'web*2fapache_access)",
    query: { text: 'fields @message', logGroups: ['web/apache_access'] },
  },
  {
    name: 'escaped twice',
    link: 'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:logs-insights$3FqueryDetail$3D$257E$2528end$257E$25272021-07-18T20*3a59*3a59.000Z$257Estart$257E$25272021-07-15T21*3a00*3a00.000Z$257EtimeType$257E$2527ABSOLUTE$257Etz$257E$2527Local$257EeditorString$257E$2527fields*20*40timestamp*0a*7c*20filter*20*40message*20*3d*7e*20*22Exception*22$257EisLiveTail$257Efalse$257Esource$257E$2528$257E$2527*2faws*2flambda*2ff$2529$2529$26tab$3Dlogs',
    query: {
      region: 'eu-west-1',
      text: 'fields @timestamp\n| filter @message =~ "Exception"',
      logGroups: ['/aws/lambda/f'],
      range: '2021-07-15T21:00:00Z..2021-07-18T20:59:59Z',
    },
  },
  {
    name: 'escaped once more by a chat',
    link: `${home}#logsV2:logs-insights%243FqueryDetail%243D%7E%28end%7E0%7Estart%7E-86400%7EtimeType%7E%27RELATIVE%7Eunit%7E%27seconds%7EeditorString%7E%27limit%2A201%7Esource%7E%28%7E%27a%29%29`,
    query: { text: 'limit 1', logGroups: ['a'], range: '-1d' },
  },
  {
    name: 'two sides before now',
    link: `${home}#logsV2:logs-insights$3FqueryDetail$3D~(end~-3600~start~-86400~timeType~'RELATIVE~unit~'seconds~editorString~'limit*201~source~(~'a))`,
    query: { range: '-1d..-1h' },
  },
  {
    name: 'numbers as instants, as programs write them',
    link: `${home}#logsV2:logs-insights$3FqueryDetail$3D~(end~1700003600000~start~1700000000000~timeType~'ABSOLUTE~unit~'milliseconds~editorString~'limit*201~source~(~'a))`,
    query: { range: '2023-11-14T22:13:20Z..2023-11-14T23:13:20Z' },
  },
  {
    name: 'without times, and with no list of sources',
    link: `${home}#logsV2:logs-insights$3FqueryDetail$3D~(editorString~'SOURCE*20logGroups*28namePrefix*3a*20*5b*27*2faws*27*5d*29*0a*7c*20limit*201~source~())`,
    query: {
      text: "SOURCE logGroups(namePrefix: ['/aws'])\n| limit 1",
      logGroups: [],
      range: undefined,
    },
  },
  {
    name: 'of Log Analytics',
    link: `https://us-west-2.console.aws.amazon.com/cloudwatch/home?region=us-west-2#log-analytics?active=%7E%27b&a.query=%7E%27limit*201&b.id=%7E%27eb5ff26c&b.pos=%7E%270&b.label=%7E%27Query*201&b.type=%7E%27query&b.tz=%7E%27Local&b.query=%7E%27SOURCE*20*22*2faws*2frds*2fslowquery*22*20START*3d2026-08-17T18*3a30*3a00.000Z*20END*3d2026-08-18T18*3a29*3a59.000Z*20*7c*0afields*20*40timestamp*0a*7c*20limit*2010&from=%23logsV2%3Alogs-insights%243FqueryDetail`,
    query: {
      region: 'us-west-2',
      text: 'fields @timestamp\n| limit 10',
      logGroups: ['/aws/rds/slowquery'],
      range: '2026-08-17T18:30:00Z..2026-08-18T18:29:59Z',
    },
  },
  {
    name: 'of Log Analytics, several log groups and a relative range',
    link: `${home}#log-analytics?active=%7E%27a&a.query=%7E%27SOURCE*20*22*2fa*22*2c*20*27b*27*20START*3d-1w*20END*3d0s*20*7c*20fields*20x`,
    query: { text: 'fields x', logGroups: ['/a', 'b'], range: '-7d' },
  },
  {
    name: 'through an access portal',
    link: `https://example.awsapps.com/start/#/console?account_id=111122223333&role_name=Audit&destination=${encodeURIComponent(`${home}#logsV2:logs-insights$3FqueryDetail$3D~(end~0~start~-3600~timeType~'RELATIVE~unit~'seconds~editorString~'limit*201~source~(~'a))`)}`,
    query: { region: 'us-east-1', text: 'limit 1', logGroups: ['a'], range: '-1h' },
  },
  {
    name: 'of one session among several',
    link: "https://111122223333-abcd.eu-central-1.console.aws.amazon.com/cloudwatch/home#logsV2:logs-insights$3FqueryDetail$3D~(editorString~'limit*201~source~(~'a))",
    query: { region: 'eu-central-1', text: 'limit 1' },
  },
];

for (const { name, link, query } of links) {
  test(`a link ${name}`, () => {
    const decoded = decodeConsoleLink(link);
    assert.ok(decoded?.kind === 'query');
    assert.partialDeepStrictEqual(decoded.query, query);
  });
}

test('links without a query say so', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ["~(queryId~'3680fbd4)", /saved query \(3680fbd4\)/],
    ["~(end~0~source~(~'a))", /no query/],
    ["~(editorString~'SELECT*201~lang~'SQL)", /SQL/],
  ];
  for (const [detail, reason] of cases) {
    const decoded = decodeConsoleLink(`${home}#logsV2:logs-insights$3FqueryDetail$3D${detail}`);
    assert.ok(decoded?.kind === 'no-query');
    assert.match(decoded.reason, reason);
  }
});

test('other addresses are no links of the console', () => {
  for (const link of [
    '',
    'fields @timestamp',
    "https://example.com/#logsV2:logs-insights$3FqueryDetail$3D~(editorString~'a)",
    "https://console.aws.amazon.com.example.com/cloudwatch/home#logs-insights:queryDetail=~(editorString~'a)",
    `${home}#logsV2:log-groups`,
    `${home}#logsV2:logs-insights`,
    `${home}#logsV2:logs-insights$3FqueryDetail$3D~(editorString~'`,
    `${home}#logsV2:logs-insights$3FqueryDetail$3D${'~('.repeat(5000)}`,
  ]) {
    assert.equal(decodeConsoleLink(link), undefined, link.slice(0, 120));
  }
});

test('any query comes back from its link, which a URI leaves as it is', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'ab /-_.#()\'"$|*~!%&@\\é中😀'),
    minLength: 1,
  });
  const texts = word.filter((text) => text.trim() === text && text !== '');
  const times = fc.integer({ min: 1, max: 9999 }).map((minutes) => ({
    timeType: 'RELATIVE' as const,
    start: -60 * minutes,
    end: 0,
  }));
  const query = fc.record({
    region: fc.constantFrom('us-east-1', 'cn-north-1'),
    text: texts,
    logGroups: fc.array(word),
    times,
  });
  fc.assert(
    fc.property(query, (link: ConsoleLink) => {
      const written = consoleLink(link);
      assert.equal(encodeURI(written), written);
      assert.ok(!written.includes('%'));
      const decoded = decodeConsoleLink(written);
      assert.ok(decoded?.kind === 'query');
      assert.equal(decoded.query.text, link.text);
      assert.deepEqual(decoded.query.logGroups, link.logGroups);
    }),
    { numRuns: 1000 },
  );
});
