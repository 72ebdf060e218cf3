import {
  MarkupKind,
  type ParameterInformation,
  type SignatureInformation,
} from 'vscode-languageserver-types';

/** A parameter of a signature, with what parts it from the one before. */
export interface Part {
  readonly before: string;
  readonly label: string;
  /** Markdown. */
  readonly documentation: string;
}

interface Parts {
  readonly start: string;
  readonly parts: readonly Part[];
  readonly end: string;
  readonly documentation: string;
}

/** A signature of its parts; parameters are told by their places, since labels may repeat. */
export const signatureOf = ({ start, parts, end, documentation }: Parts): SignatureInformation => {
  let label = start;
  const parameters: ParameterInformation[] = [];
  for (const part of parts) {
    label += part.before;
    parameters.push({
      label: [label.length, label.length + part.label.length],
      documentation: { kind: MarkupKind.Markdown, value: part.documentation },
    });
    label += part.label;
  }
  return {
    label: label + end,
    parameters,
    documentation: { kind: MarkupKind.Markdown, value: documentation },
  };
};
