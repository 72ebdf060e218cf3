import { EventReader } from '../../../../backends/local/reader/event-reader.ts';
import { type CommittedFile, committedFiles } from '../../../samples/committed-samples.ts';
import { type LogEvents } from './log-events.ts';
import { recordEvents } from './record-events.ts';

/** The events of samples/logs, as the local reader finds them: files by path, records by place. */
export const sampleEvents = (): LogEvents => recordEvents(sampleRecords());

/** The JSON texts of the records of samples/logs whose file's path is wanted. */
export function sampleRecords(isWanted: (path: string) => boolean = () => true): readonly string[] {
  return committedFiles()
    .filter(({ path }) => isWanted(path))
    .flatMap(recordsOf);
}

function recordsOf({ path, text }: CommittedFile): readonly string[] {
  const reader = new EventReader('');
  reader.open(Buffer.from(text), { file: path, stamp: '' });
  const records: string[] = [];
  while (reader.next()) records.push(reader.message());
  return records;
}
