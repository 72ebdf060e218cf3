import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project.ts';
import { examplesText } from './snippets/examples.ts';

// Writes snippets/examples.json, which ships with the extension. A test fails where it is out of date.
writeFileSync(join(projectRoot, 'snippets', 'examples.json'), examplesText());
