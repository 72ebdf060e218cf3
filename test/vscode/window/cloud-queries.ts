/** The file of the workspace whose queries run on the stand-in. */
export const queryFileName = 'incident.ctq';

export const queryFile = `# @source prod
# @range 2022-02-12..2022-02-19

### Denied calls
fields @timestamp, eventSource, eventName, userIdentity.userName as user, sourceIPAddress, errorCode
| filter errorCode like /Denied/
| sort @timestamp desc
| limit 500

### Calls that fail
filter ispresent(errorCode)
| stats count(*) as calls by eventSource, errorCode
| sort calls desc, eventSource asc, errorCode asc

### Who calls what
stats count(*) as calls by userIdentity.userName as user, eventSource
| sort calls desc, user asc, eventSource asc
| limit 200

### Errors in the home Region
# @source home
filter ispresent(errorCode)
| stats count(*) as calls by errorCode
| sort calls desc, errorCode asc

### Everything from the archive
# @source archive
# @range 2021-01-01..2022-03-01
filter userIdentity.accessKeyId = 'AKIAIOSFODNN7EXAMPLE'
| stats count(*) as calls by eventName
`;

/** The line of a query's first command, counted from 1. */
export function lineOf(title: string): number {
  const lines = queryFile.split('\n');
  const from = lines.indexOf(`### ${title}`);
  if (from < 0) throw new Error(`there is no query ${title}`);
  return lines.findIndex((line, index) => index > from && !line.startsWith('#')) + 1;
}
