import { DuckDBInstance } from '@duckdb/node-api';

/*
 * The same count by DuckDB: only the one field is declared, so that it makes nothing of the rest.
 * Words: the folder, the number of threads.
 */

const [folder = '', threads = '2'] = process.argv.slice(2);

/** Files are one JSON object each; the default limit of 16 MB would do for these, not for all. */
const largestObject = 64 * 1024 * 1024;

const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
const started = performance.now();
const reader = await connection.runAndReadAll(`
  select record.eventName, count(*)
  from (
    select unnest(Records) as record
    from read_json(
      '${folder.replaceAll("'", "''")}/**/*.json.gz',
      columns = { Records: 'STRUCT(eventName VARCHAR)[]' },
      maximum_object_size = ${largestObject}
    )
  )
  group by all
  order by 2 desc`);
const rows = reader.getRows().map(([name, count]) => [name, Number(count)]);
const seconds = (performance.now() - started) / 1000;
console.log(JSON.stringify({ rows, seconds }));
