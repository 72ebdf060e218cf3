import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { grammarText } from './grammar/grammar.ts';
import { projectRoot } from './project.ts';

// Writes syntaxes/ctq.tmLanguage.json from the catalogue. A test fails where it is out of date.
writeFileSync(join(projectRoot, 'syntaxes', 'ctq.tmLanguage.json'), grammarText());
