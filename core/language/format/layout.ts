/*
 * A small pretty printer. A piece is written on the line if it fits, else it is broken in the way
 * of its kind, and its parts are asked again.
 */

export type Doc = TextDoc | RowDoc | FillDoc | ChainDoc | EnclosedDoc | ClausesDoc | PipelineDoc;

interface DocBase {
  /** The piece on one line. */
  readonly flat: string;
  /** True for what is broken even where it fits. */
  readonly breaks: boolean;
}

/** Never broken. */
interface TextDoc extends DocBase {
  readonly kind: 'text';
}

/** One part after the other; only the parts break. */
interface RowDoc extends DocBase {
  readonly kind: 'row';
  readonly parts: readonly Doc[];
}

/** A list with commas; each line takes as many as fit. */
interface FillDoc extends DocBase {
  readonly kind: 'fill';
  readonly parts: readonly Doc[];
}

/** Conditions that each begin with `and` or `or`, but for the first; one a line. */
interface ChainDoc extends DocBase {
  readonly kind: 'chain';
  readonly parts: readonly Doc[];
}

/** A body in brackets; broken, it stands on lines of its own. */
interface EnclosedDoc extends DocBase {
  readonly kind: 'enclosed';
  readonly open: string;
  readonly body: Doc;
  readonly close: string;
}

/** Parts of a command; broken, each but the first stands on a line of its own. */
interface ClausesDoc extends DocBase {
  readonly kind: 'clauses';
  readonly parts: readonly Doc[];
}

/** The commands of a query in parentheses, one a line. */
interface PipelineDoc extends DocBase {
  readonly kind: 'pipeline';
  readonly parts: readonly Doc[];
}

export const text = (flat: string): Doc => ({ kind: 'text', flat, breaks: false });

export const row = (parts: readonly Doc[]): Doc =>
  sole(parts) ?? { kind: 'row', parts, ...joined(parts, '') };

export const fill = (parts: readonly Doc[]): Doc =>
  sole(parts) ?? { kind: 'fill', parts, ...joined(parts, ', ') };

export const chain = (parts: readonly Doc[]): Doc =>
  sole(parts) ?? { kind: 'chain', parts, ...joined(parts, ' ') };

export const clauses = (parts: readonly Doc[]): Doc =>
  sole(parts) ?? { kind: 'clauses', parts, ...joined(parts, ' ') };

export const pipeline = (parts: readonly Doc[]): Doc =>
  sole(parts) ?? { kind: 'pipeline', parts, ...joined(parts, ' | '), breaks: true };

const joined = (parts: readonly Doc[], separator: string): DocBase => ({
  flat: parts.map(({ flat }) => flat).join(separator),
  breaks: parts.some(({ breaks }) => breaks),
});

export const enclosed = (open: string, body: Doc, close: string): Doc => ({
  kind: 'enclosed',
  open,
  body,
  close,
  flat: `${open}${body.flat}${close}`,
  breaks: body.breaks,
});

const sole = (parts: readonly Doc[]): Doc | undefined =>
  parts.length === 1 ? parts[0] : undefined;

const STEP = 4;

/** Where a piece begins, and what it has to leave room for. */
export interface Place {
  readonly column: number;
  /** The column of lines that the piece is broken to, less one step. */
  readonly indent: number;
  /** How many characters follow it on its last line. */
  readonly after: number;
  /** How long a line may be. */
  readonly width: number;
}

/** The piece as text, its lines no longer than the width where that can be. */
export const render = (doc: Doc, place: Place): string => {
  const fits = place.column + doc.flat.length + place.after <= place.width;
  if (doc.kind === 'text' || (fits && !doc.breaks)) {
    return doc.flat;
  }
  switch (doc.kind) {
    case 'row':
      return renderRow(doc.parts, place);
    case 'fill':
      return renderFill(doc.parts, place);
    case 'chain':
      return renderChain(doc.parts, place);
    case 'enclosed':
      return renderEnclosed(doc, place);
    case 'clauses':
      return renderClauses(doc.parts, place);
    case 'pipeline':
      return renderPipeline(doc.parts, place);
  }
};

const renderRow = (parts: readonly Doc[], { column, indent, after, width }: Place): string => {
  let written = '';
  let at = column;
  for (const [index, part] of parts.entries()) {
    const following = parts[index + 1];
    // What follows may break itself at its first sign.
    const room = following === undefined ? after : firstWord(following);
    const next = render(part, { column: at, indent, after: room, width });
    written += next;
    at = columnAfter(at, next);
  }
  return written;
};

const firstWord = ({ flat }: Doc): number => Math.min(flat.length, 1);

const renderFill = (parts: readonly Doc[], { column, indent, after, width }: Place): string => {
  const inner = indent + STEP;
  let written = '';
  let at = column;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const room = isLast ? after : 1;
    if (index > 0 && at + 1 + part.flat.length + room > width) {
      written += newLine(inner);
      at = inner;
    } else if (index > 0) {
      written += ' ';
      at += 1;
    }
    const next =
      render(part, { column: at, indent: inner, after: room, width }) + (isLast ? '' : ',');
    written += next;
    at = columnAfter(at, next);
  }
  return written;
};

const renderChain = (parts: readonly Doc[], { column, indent, after, width }: Place): string => {
  const inner = indent + STEP;
  return parts
    .map((part, index) => {
      const room = index === parts.length - 1 ? after : 0;
      return index === 0
        ? render(part, { column, indent: inner, after: room, width })
        : newLine(inner) + render(part, { column: inner, indent: inner, after: room, width });
    })
    .join('');
};

const renderClauses = (parts: readonly Doc[], place: Place): string => {
  const inner = place.indent + STEP;
  return parts
    .map((part, index) => {
      const after = index === parts.length - 1 ? place.after : 0;
      return index === 0
        ? render(part, { ...place, after })
        : newLine(inner) +
            render(part, { column: inner, indent: inner, after, width: place.width });
    })
    .join('');
};

const PIPE = '| ';

const renderPipeline = (parts: readonly Doc[], { column, indent, after, width }: Place): string => {
  const inner = indent + STEP;
  return parts
    .map((part, index) =>
      index === 0
        ? render(part, { column, indent: inner, after: 0, width })
        : newLine(inner) +
          PIPE +
          render(part, { column: inner + PIPE.length, indent: inner, after, width }),
    )
    .join('');
};

const renderEnclosed = ({ open, body, close }: EnclosedDoc, { indent, width }: Place): string => {
  const inner = indent + STEP;
  // Lines that the body is broken to stand right below each other.
  const content = render(body, { column: inner, indent, after: 0, width });
  return `${open}${newLine(inner)}${content}${newLine(indent)}${close}`;
};

const newLine = (indent: number): string => `\n${' '.repeat(indent)}`;

const columnAfter = (column: number, written: string): number => {
  const lineStart = written.lastIndexOf('\n') + 1;
  return lineStart === 0 ? column + written.length : written.length - lineStart;
};
