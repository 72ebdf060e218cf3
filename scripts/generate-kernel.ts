import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kernelModuleText } from './kernel/kernel-module-text.ts';
import { projectRoot } from './project.ts';

// Writes the reader's kernel, compiled. A test fails where it is out of date.
const target = join(projectRoot, 'backends', 'local', 'reader', 'kernel', 'kernel-module.ts');
writeFileSync(target, await kernelModuleText());
