/** What the SDK's type declarations say beside the models: names of shapes, words, values. */
export interface Documentation {
  /** By the name of the operation with its first letter lowered. */
  readonly operations: ReadonlyMap<string, DocumentedOperation>;
  readonly interfaces: ReadonlyMap<string, ReadonlyMap<string, DocumentedMember>>;
  /** The right sides of type aliases. */
  readonly aliases: ReadonlyMap<string, string>;
}

export interface DocumentedOperation {
  readonly summary: string;
  /** The names of the interfaces. */
  readonly input: string;
  readonly output: string;
}

export interface DocumentedMember {
  readonly type: string;
  readonly summary: string;
}

/** Reads a file of declarations that the SDK's generator wrote, line by line as it writes them. */
export const readDocumentation = (declarations: string): Documentation => {
  const operations = new Map<string, DocumentedOperation>();
  const interfaces = new Map<string, Map<string, DocumentedMember>>();
  const aliases = new Map<string, string>();
  let summary = '';
  let members = new Map<string, DocumentedMember>();
  for (const line of declarations.split('\n')) {
    const comment = commentOf(line);
    if (comment !== undefined) {
      summary += ` ${comment}`;
      continue;
    }
    const declaration = declarationOf(line);
    const name = declaration?.name ?? '';
    switch (declaration?.kind) {
      case 'interface':
        members = new Map();
        interfaces.set(name, members);
        break;
      case 'alias':
        aliases.set(name, declaration.type);
        break;
      case 'member':
        members.set(name, { type: declaration.type, summary });
        break;
      case 'operation':
        operations.set(name, { summary, input: declaration.input, output: declaration.output });
        break;
      default:
    }
    summary = '';
  }
  return { operations, interfaces, aliases };
};

/** What a line of a comment says; nothing for its first and last. */
const commentOf = (line: string): string | undefined => {
  const words = /^ *\/?\*+ ?(.*)$/.exec(line)?.[1];
  return words === '/' ? '' : words;
};

type Declaration =
  | { readonly kind: 'interface'; readonly name: string }
  | { readonly kind: 'alias' | 'member'; readonly name: string; readonly type: string }
  | {
      readonly kind: 'operation';
      readonly name: string;
      readonly input: string;
      readonly output: string;
    };

const declarationOf = (line: string): Declaration | undefined => {
  const opened = /^ {2}export interface (\w+) \{/.exec(line)?.[1];
  if (opened !== undefined) return { kind: 'interface', name: opened };
  const [, alias, meaning = ''] = /^ {2}export type (\w+) = (.*);$/.exec(line) ?? [];
  if (alias !== undefined) return { kind: 'alias', name: alias, type: meaning };
  const [, member, type = ''] = /^ {4}"?([^"?:]+)"?\??: (.*);$/.exec(line) ?? [];
  if (member !== undefined) return { kind: 'member', name: member, type };
  const [, name, input = '', data = ''] = methodLine.exec(line) ?? [];
  if (name === undefined) return undefined;
  return { kind: 'operation', name, input, output: data.split('.').at(-1) ?? '' };
};

const methodLine =
  /^ {2}(\w+)\(params: [\w.]+\.Types\.(\w+), callback\?: \(err: AWSError, data: ([^)]*)\)/;

/** The declared type of what a list or map holds; the name itself where it is neither. */
export const elementOf = (type: string, { aliases }: Documentation): string => {
  const meaning = aliases.get(type) ?? type;
  return (
    /^(\w+)\[\]$/.exec(meaning)?.[1] ?? /^\{\[key: string\]: (\w+)\}$/.exec(meaning)?.[1] ?? ''
  );
};

const MOST_VALUES = 16;

/** The values that a text may have, where they are few. */
export const valuesOf = (type: string, { aliases }: Documentation): readonly string[] => {
  const values = [...(aliases.get(type) ?? '').matchAll(/"([^"]*)"/g)].map(
    ([, value = '']) => value,
  );
  return values.length > MOST_VALUES || values.some((value) => !/^[\w.:/*+-]+$/.test(value))
    ? []
    : values;
};

/** The first sentence, without markup and in ASCII, cut at a word. */
export const firstSentence = (text: string, longest: number): string => {
  const plain = text
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[\u201C\u201D]/g, '"')
    .replaceAll(/[\u2013\u2014]/g, '-')
    .replaceAll(/[^\u0020-\u007E]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const sentence = /^.*?[^.](?<!e\.g|i\.e|etc|vs)\.(?= +[A-Z]|$)/.exec(plain)?.[0] ?? plain;
  if (sentence.length <= longest) return sentence;
  return `${sentence.slice(0, longest - 3).replace(/[\s,;:(]+\S*$/, '')}...`;
};
