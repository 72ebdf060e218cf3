import type { TokenDetail } from '#language/services/semantic-tokens/semantic-tokens.ts';
import { semanticTokensLegend } from '#language/services/semantic-tokens/legend.ts';
import type { LanguageService } from '#language/services/service.ts';
import type {
  Connection,
  InitializeParams,
  SemanticTokens,
  SemanticTokensDelta,
  ServerCapabilities,
} from 'vscode-languageserver';
import type { Documents } from './documents.ts';
import type { Handle } from './handle.ts';

export const semanticTokensCapabilities = {
  semanticTokensProvider: {
    legend: semanticTokensLegend,
    full: { delta: true },
    range: true,
  },
} as const satisfies ServerCapabilities;

interface Sent {
  readonly resultId: string;
  readonly data: number[];
}

/** Answers requests for semantic tokens; keeps of each open file what the editor was told last. */
export const serveSemanticTokens = (
  connection: Connection,
  { service, documents, handle }: Tokens,
): { begin(parameters: InitializeParams): void } => {
  const sent = new Map<string, Sent>();
  let detail: TokenDetail = 'all';
  let count = 0;
  documents.onClose((uri) => sent.delete(uri));

  const remember = (uri: string, data: number[]): Sent => {
    count += 1;
    const now = { resultId: String(count), data };
    sent.set(uri, now);
    return now;
  };
  connection.languages.semanticTokens.on(
    handle<AboutDocument, SemanticTokens>({ data: [] }, (document) =>
      remember(document.uri, service.semanticTokens(document, detail)),
    ),
  );
  connection.languages.semanticTokens.onDelta(
    handle<DeltaParameters, SemanticTokens | SemanticTokensDelta>(
      { data: [] },
      (document, { previousResultId }) => {
        const before = sent.get(document.uri);
        const now = remember(document.uri, service.semanticTokens(document, detail));
        if (before?.resultId !== previousResultId) return now;
        const edits = service.semanticTokensEdits(before.data, now.data);
        return { resultId: now.resultId, edits };
      },
    ),
  );
  connection.languages.semanticTokens.onRange(
    handle({ data: [] }, (document, { range }) => ({
      data: service.semanticTokensIn(document, range, detail),
    })),
  );
  return {
    begin({ capabilities }) {
      // An editor that colours by a grammar as well needs only what no grammar knows.
      const augments = capabilities.textDocument?.semanticTokens?.augmentsSyntaxTokens === true;
      detail = augments ? 'beyond-grammar' : 'all';
    },
  };
};

interface Tokens {
  readonly service: LanguageService;
  readonly documents: Documents;
  readonly handle: Handle;
}

interface AboutDocument {
  readonly textDocument: { readonly uri: string };
}

interface DeltaParameters extends AboutDocument {
  readonly previousResultId: string;
}
