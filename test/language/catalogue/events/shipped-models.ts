import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readEventModels } from '#language/catalogue/events/read-event-models.ts';

/** The file that ships. */
export const modelsFile = path.join(
  import.meta.dirname,
  '../../../../core/language/catalogue/events/data/event-models.txt',
);

/** The models that ship. */
export const shippedModels = readEventModels(readFileSync(modelsFile, 'latin1'));
