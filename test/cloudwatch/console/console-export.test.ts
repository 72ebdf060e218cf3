import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConsoleExport } from '../../../backends/cloudwatch/console/console-export.ts';
import type { ConsoleQuery } from '../../../backends/cloudwatch/console/console-query.ts';
import { queriesOfConsole } from '../../../backends/cloudwatch/console/import-query.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly queries: readonly ConsoleQuery[];
}

const reports: ConsoleQuery = {
  region: 'eu-west-1',
  logGroups: ['/aws/lambda/authorizer'],
  range: '-30m',
  text: 'filter @type = "REPORT"\n| stats\n  avg(@billedDuration) as Average\nby bin(30m)',
};

const cases: readonly Case[] = [
  {
    name: 'as the console copies it',
    text: `**CloudWatch Logs Insights**    
region: eu-west-1    
log-group-names: /aws/lambda/authorizer    
start-time: -1800s    
end-time: 0s    
query-string:
  \`\`\`
  filter @type = "REPORT"
| stats
  avg(@billedDuration) as Average
by bin(30m)
  \`\`\`
---
| bin(30m) | Average |
| --- | --- |
| 2024-04-28 16:00:00.000 | 4.7965 |
---
`,
    queries: [reports],
  },
  {
    name: 'formatted by an editor, with several log groups',
    text: `## Current Results

**CloudWatch Logs Insights**  
region: eu-west-3  
log-group-names: /aws/lambda/a, /aws/lambda/b,arn:aws:logs:eu-west-3:111122223333:log-group:c  
start-time: 2024-04-06T12:03:51.357Z  
end-time: 2024-04-06T12:03:57.973Z  
query-string:

\`\`\`
fields @timestamp
| filter type== "platform.report"

| limit 1000
\`\`\`

---

| memorySizeMB | functionName |
| ------------ | ------------ |
| 1024         | b            |
`,
    queries: [
      {
        region: 'eu-west-3',
        logGroups: [
          '/aws/lambda/a',
          '/aws/lambda/b',
          'arn:aws:logs:eu-west-3:111122223333:log-group:c',
        ],
        range: '2024-04-06T12:03:51.357Z..2024-04-06T12:03:57.973Z',
        text: 'fields @timestamp\n| filter type== "platform.report"\n\n| limit 1000',
      },
    ],
  },
  {
    name: 'with properties of later consoles, by prefix',
    text: `**CloudWatch Logs Insights**    
region: us-west-2    
log-group-prefixes:     
log-class: STANDARD   
account-identifiers: All   
data-sources:     
facets:     
start-time: -300s    
end-time: 0s    
query-string:
  \`\`\`
  fields @timestamp, @message
| limit 1000

  \`\`\`
---
**No data found for this query**
`,
    queries: [
      {
        region: 'us-west-2',
        logGroups: [],
        range: '-5m',
        text: 'fields @timestamp, @message\n| limit 1000',
      },
    ],
  },
  {
    name: 'several, one with a line of its own',
    text: `**CloudWatch Logs Insights**
type: add
region: eu-north-1    
log-group-names: /aws/lambda/x    
start-time: -3600s    
end-time: 0s    
query-string:
  \`\`\`
  limit 1
  \`\`\`
---
| a |
**CloudWatch Logs Insights**    
region: eu-north-1    
start-time: -3600s    
end-time: 0s    
query-string:
  \`\`\`
  SOURCE "/aws/lambda/y" START=-60s END=0s |
limit 2
  \`\`\`
`,
    queries: [
      { region: 'eu-north-1', logGroups: ['/aws/lambda/x'], range: '-1h', text: 'limit 1' },
      { region: 'eu-north-1', logGroups: ['/aws/lambda/y'], range: '-1h', text: 'limit 2' },
    ],
  },
  {
    name: 'as plain text, the marks of Markdown gone, with line ends of Windows',
    text: 'CloudWatch Logs Insights\r\nregion: us-east-1\r\nlog-group-names: a\r\nstart-time: soon\r\nquery-string:\r\nfields x\r\n| limit 1\r\n---\r\n| x |\r\n',
    queries: [
      { region: 'us-east-1', logGroups: ['a'], range: undefined, text: 'fields x\n| limit 1' },
    ],
  },
  {
    name: 'without a query',
    text: '**CloudWatch Logs Insights**\nregion: us-east-1\n',
    queries: [],
  },
  {
    name: 'of something else',
    text: '| **CloudWatch Logs Insights** | costs |\nquery-string:\na',
    queries: [],
  },
];

for (const { name, text, queries } of cases) {
  test(`an export ${name}`, () => assert.deepEqual(parseConsoleExport(text), queries));
}

test('what is imported may be an export or links in a text', () => {
  const [first] = cases;
  assert.deepEqual(queriesOfConsole(first?.text ?? ''), [reports]);
  const link = (text: string) =>
    `https://console.aws.amazon.com/cloudwatch/home?region=us-east-1#logs-insights:queryDetail=~(editorString~'${text})`;
  const queries = queriesOfConsole(`See [this](${link('limit*201')}) and <${link('limit*202')}>.`);
  assert.ok(typeof queries !== 'string');
  assert.deepEqual(
    queries.map(({ text }) => text),
    ['limit 1', 'limit 2'],
  );
});

test('what is neither says what would be', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['fields x', /copy the address .*\(Markdown\)/],
    ['https://example.com/', /copy the address/],
    [
      "https://console.aws.amazon.com/cloudwatch/home?region=us-east-1#logs-insights:queryDetail=~(queryId~'abc)",
      /saved query \(abc\)/,
    ],
  ];
  for (const [text, problem] of cases) {
    const queries = queriesOfConsole(text);
    assert.ok(typeof queries === 'string');
    assert.match(queries, problem);
  }
});
