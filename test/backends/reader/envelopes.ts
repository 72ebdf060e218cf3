/** Wraps records (JSON texts) in what they come in; one entry a shape. */
export const envelopes: Readonly<Record<string, (records: readonly string[]) => string>> = {
  'trail delivery': (records) => `{"Records":[${records.join()}]}`,
  'pretty trail delivery': (records) => `{\n  "Records" : [\n${records.join(',\n')}\n  ]\n}\n`,
  'trail delivery whose list comes late': (records) =>
    `{"version":"1","nested":{"Records":1},"Records":[${records.join()}],"after":[1,{}]}`,
  list: (records) => `[${records.join()}]`,
  'lines of records': (records) => records.join('\n'),
  'lines of records ended as in DOS': (records) => `${records.join('\r\n')}\r\n`,
  'lines of deliveries': (records) => records.map((record) => `{"Records":[${record}]}`).join('\n'),
  'records glued together': (records) => records.join(''),
  'deliveries glued together': (records) =>
    records.map((record) => `{"Records":[${record}]}`).join(''),
  'byte order mark and white space': (records) => `\uFEFF \r\n\t${records.join(' , ')}\n\n`,
  'lookup-events': (records) => `{"Events":[${records.map(lookupEvent).join()}],"NextToken":"x"}`,
  'lookup-events, token first': (records) =>
    JSON.stringify(
      { NextToken: 'x', Events: records.map((text) => ({ CloudTrailEvent: text })) },
      null,
      4,
    ),
  'lookup-events, one a line': (records) => records.map(lookupEvent).join('\n'),
  'texts of lookup-events, one a line': (records) =>
    records.map((record) => JSON.stringify(record)).join('\n'),
  EventBridge: (records) =>
    records
      .map(
        (record) =>
          `{"version":"0","detail-type":"AWS API Call via CloudTrail","detail":${record}}`,
      )
      .join('\n'),
  'CloudWatch Logs subscription': (records) =>
    JSON.stringify({
      messageType: 'DATA_MESSAGE',
      logGroup: 'trail',
      logEvents: records.map((message, id) => ({ id: String(id), timestamp: 0, message })),
    }),
  'CloudWatch Logs filter-log-events': (records) =>
    JSON.stringify({ events: records.map((message) => ({ timestamp: 0, message })) }, null, 2),
  'CloudWatch Logs export task': (records) =>
    records.map((record) => `2022-02-18T17:52:31.118Z ${record}`).join('\n'),
  GetQueryResults: (records) =>
    JSON.stringify({
      results: records.map((value) => [
        { field: '@timestamp', value: '2022-02-18 17:52:31.118' },
        { field: '@message', value },
        { field: '@ptr', value: 'CmEK' },
      ]),
      statistics: { recordsMatched: 1 },
      status: 'Complete',
    }),
  'console export as JSON': (records) =>
    `[${records.map((record) => `{"@timestamp":"2022-02-18 17:52:31.118","@message":${record}}`).join()}]`,
  'console export as JSON of texts': (records) =>
    JSON.stringify(records.map((text) => ({ '@timestamp': '2022', '@message': text }))),
  'console export as CSV': (records) =>
    `@timestamp,@message,@ptr\n${records
      .map((record) => `2022-02-18 17:52:31.118,"${record.replaceAll('"', '""')}",CmEK`)
      .join('\n')}\n`,
};

function lookupEvent(record: string): string {
  return JSON.stringify({
    EventId: '1',
    EventName: 'GetObject',
    EventTime: '2022-02-08 09:23:37+11:00',
    Resources: [],
    CloudTrailEvent: record,
  });
}
