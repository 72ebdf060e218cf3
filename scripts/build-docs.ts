import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageManual } from './docs/language-manual.ts';
import { projectRoot } from './project.ts';

// Writes docs/language.md from the catalogue. A test fails where it is out of date.
writeFileSync(join(projectRoot, 'docs', 'language.md'), languageManual());
