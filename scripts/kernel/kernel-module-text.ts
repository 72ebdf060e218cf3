import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';
import { projectRoot } from '../project.ts';

/** A WebAssembly module that is made of sources in AssemblyScript. */
export interface AssemblyModule {
  /** The file that its text is written to. */
  readonly target: string;
  readonly source: string;
  /** The name of the constant in it, and what that is. */
  readonly constant: string;
  readonly about: string;
}

export const assemblyModules: readonly AssemblyModule[] = [
  {
    target: 'backends/local/reader/kernel/kernel-module.ts',
    source: 'backends/local/reader/kernel/assembly/index.ts',
    constant: 'kernelModule',
    about: 'The kernel',
  },
  {
    target: 'backends/local/files/inflate/inflate-module.ts',
    source: 'backends/local/files/inflate/assembly/index.ts',
    constant: 'inflateModule',
    about: 'The unpacker',
  },
];

/**
 * The text of a module's file: its sources, compiled. The same sources give the same text on every
 * machine. Throws with what the compiler says where it does not compile.
 */
export const moduleText = async ({ source, constant, about }: AssemblyModule): Promise<string> => {
  const base64 = Buffer.from(await compile(source)).toString('base64');
  // prettier would put the text onto a line of its own as well.
  return `// Made of assembly/ by \`npm run generate\`; not to be changed by hand.

/** ${about} as a WebAssembly module, in base64. */
export const ${constant} =
  '${base64}';
`;
};

const compile = async (source: string): Promise<Uint8Array> => {
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

/** No runtime: the modules have no objects, only addresses. */
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
