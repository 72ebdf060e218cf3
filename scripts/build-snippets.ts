import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project.ts';
import { snippetsText } from './snippets/snippets.ts';

// Writes snippets/ctq.json from catalogue and examples. A test fails where it is out of date.
writeFileSync(join(projectRoot, 'snippets', 'ctq.json'), snippetsText());
