import { formatNames } from '#backends/export/formats.ts';

export const usage = `ctq: CloudWatch Logs Insights queries over CloudTrail logs

  ctq run FILE|-      runs the queries of a file, or those on standard input
      --query N|TITLE     only this one, by number from 1 or by title
      --source PATH|NAME  a file or folder of logs, or a name of the setting ctq.sources
      --compare PATH|NAME a second source: shows what its answer has different
      --range RANGE       -7d, -24h..-1h, 2022-02-12..2022-02-19, all
      --param NAME=VALUE  a value for {{NAME}}; may be repeated
      --format FORMAT     ${formatNames.join(', ')} (default: table)
      --output FILE       writes the answer to a file
      --limit N           shows at most N rows of each answer
      --workers N         threads that read the logs (default: one a processor)
      --dedupe FIELD      counts events with one value of it once, such as eventID; or none
      --yes               runs on CloudWatch what may cost more than the settings allow
      --no-cache          neither uses nor keeps what runs learn of log files
  ctq check FILE…     reports what is wrong in query files
      --format FORMAT     text, json (default: text)
  ctq format FILE…    prints the files formatted
      --check             only says which files are not formatted
      --write             rewrites the files
  ctq queries FILE    lists the queries of a file
      --format FORMAT     text, json (default: text)
  ctq cache clear     forgets what runs have learned of log files

  ctq --help, ctq --version

A table cuts cells at 60 characters; the other formats don't. In csv and tsv a text that a spreadsheet
would take for a formula (it begins with =, +, -, @, a tab or a line break and is no number) gets an
apostrophe (') in front. A query without a limit shows 10,000 rows, as in CloudWatch.

Exit status: 0 done; 1 a query has errors, or check or format --check found something;
2 wrong usage; 3 the source failed; 130 cancelled.
`;
