/** A shape of an API model, as the SDK's `*.min.json` write it: inlined where it is used once. */
export interface ModelShape {
  readonly type?: string;
  /** The name of the shape that this one refers to. */
  readonly shape?: string;
  readonly members?: Readonly<Record<string, ModelShape>>;
  readonly member?: ModelShape;
  readonly value?: ModelShape;
  readonly required?: readonly string[];
  /** The member that is the whole body. */
  readonly payload?: string;
  readonly location?: string;
  readonly locationName?: string;
  readonly flattened?: boolean;
  readonly xmlAttribute?: boolean;
  readonly document?: boolean;
  /** A body that is passed through, which no record holds. */
  readonly streaming?: boolean;
  /** What is not for everybody's eyes. */
  readonly sensitive?: boolean;
  readonly timestampFormat?: string;
}

export interface Operation {
  readonly http?: { readonly method?: string; readonly requestUri?: string };
  readonly input?: ModelShape;
  readonly output?: ModelShape;
}

export type Protocol = 'json' | 'rest-json' | 'rest-xml' | 'query' | 'ec2';

export interface ApiModel {
  readonly metadata: {
    readonly apiVersion: string;
    readonly endpointPrefix: string;
    readonly protocol: Protocol;
    readonly serviceFullName: string;
    readonly serviceAbbreviation?: string;
    readonly serviceId?: string;
    readonly signingName?: string;
  };
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

/** The newest model of each API, by the first part of its file's name. */
export const newestModels = (files: ReadonlyMap<string, string>): ReadonlyMap<string, ApiModel> => {
  const newest = new Map<string, string>();
  for (const path of [...files.keys()].sort()) {
    const name = /^apis\/(.+)-\d{4}-\d\d-\d\d\.min\.json$/.exec(path)?.[1];
    if (name !== undefined) newest.set(name, path);
  }
  return new Map(
    [...newest].map(([name, path]) => [name, JSON.parse(files.get(path) ?? '{}') as ApiModel]),
  );
};

/** The shape that a reference stands for, with what the reference adds to it. */
export const resolved = (shape: ModelShape, { shapes }: ApiModel): ModelShape => {
  if (shape.shape === undefined) return shape;
  const target = Object.hasOwn(shapes, shape.shape) ? shapes[shape.shape] : undefined;
  return { ...target, ...shape };
};
