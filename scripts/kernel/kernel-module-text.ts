import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';
import { projectRoot } from '../project.ts';

const source = 'backends/local/reader/kernel/assembly/index.ts';

/**
 * The text of kernel-module.ts: the reader's kernel, compiled. The same sources give the same text on
 * every machine. Throws with what the compiler says where it does not compile.
 */
export const kernelModuleText = async (): Promise<string> => {
  const base64 = Buffer.from(await compile()).toString('base64');
  return `// Made of assembly/ by \`npm run generate\`; not to be changed by hand.\n\n${declaration(base64)}`;
};

// prettier would put the text onto a line of its own as well.
const declaration = (base64: string): string =>
  `/** The kernel as a WebAssembly module, in base64. */\nexport const kernelModule =\n  '${base64}';\n`;

const compile = async (): Promise<Uint8Array> => {
  let module: Uint8Array | undefined;
  const messages: string[] = [];
  const { error } = await main([source, '--outFile', 'kernel.wasm', ...flags], {
    stderr: { write: (text) => messages.push(String(text)) },
    readFile: readSource,
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') module = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || module === undefined) {
    throw new Error(`${source} does not compile:\n${messages.join('')}`, { cause: error });
  }
  return module;
};

/** No runtime: the kernel has no objects, only addresses. */
const flags: readonly string[] = [
  '-O3',
  '--noAssert',
  '--enable',
  'simd',
  '--runtime',
  'stub',
  '--importMemory',
];

const readSource = (name: string): string | null => {
  try {
    return readFileSync(join(projectRoot, name), 'utf8');
  } catch {
    // The compiler asks for several names until one is there.
    return null;
  }
};
