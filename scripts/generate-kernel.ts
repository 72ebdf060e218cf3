import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemblyModules, moduleText } from './kernel/kernel-module-text.ts';
import { projectRoot } from './project.ts';

// Writes the modules of WebAssembly, compiled. A test fails where one is out of date.
for (const module of assemblyModules) {
  writeFileSync(join(projectRoot, module.target), await moduleText(module));
}
