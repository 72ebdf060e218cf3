/* What of WebAssembly is used here; its types come with those of browsers alone. */

declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: Imports) => { readonly exports: object };
};

/** Linear memory. Growing detaches the buffer of before. */
export interface Memory {
  readonly buffer: ArrayBuffer;
  readonly grow: (pages: number) => number;
}

type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Zeroed memory; sizes in pages of 64 KiB. Pages that nobody has written to take none. */
export function createMemory(initial: number, maximum: number): Memory {
  return new WebAssembly.Memory({ initial, maximum });
}

export function compile(bytes: Uint8Array): object {
  return new WebAssembly.Module(bytes);
}

/** What a new instance of the module exports. */
export function instantiate(module: object, imports: Imports): object {
  return new WebAssembly.Instance(module, imports).exports;
}
