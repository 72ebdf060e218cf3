/* A program that claims names of a folder, as many as it gets: `claimer FOLDER`. */
import { folderSlots } from '../../../backends/cloudwatch/limits/folder-slots.ts';
import { systemClock } from '../../../backends/clock.ts';

const slots = folderSlots(process.argv[2] ?? '', systemClock);
process.once('message', () => {
  const names = Array.from({ length: 500 }, (_, index) => `key/start-${index}`);
  process.send?.(names.filter((name) => slots.claim(name)));
  process.disconnect();
});
process.send?.('ready');
