import type { Document } from '#language/services/document.ts';
import type { LanguageService } from '#language/services/service.ts';
import { type Connection, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The files that are open in the editor; of each version is parsed once what has changed. */
export interface Documents {
  /** The document as it is now; undefined where it is not open. */
  get(uri: string): Document | undefined;
  /** The version of that document. */
  versionOf(uri: string): number | undefined;
  /** The URIs of the files that are open now. */
  all(): readonly string[];
  /** Calls back after each opening and change. */
  onChange(listener: (uri: string) => void): void;
  onClose(listener: (uri: string) => void): void;
}

export const openDocuments = (connection: Connection, service: LanguageService): Documents => {
  const texts = new TextDocuments(TextDocument);
  const parsed = new Map<string, { readonly version: number; readonly document: Document }>();
  texts.onDidClose(({ document: { uri } }) => parsed.delete(uri));
  texts.listen(connection);
  return {
    get(uri) {
      const text = texts.get(uri);
      if (text === undefined) return undefined;
      const known = parsed.get(uri);
      if (known?.version === text.version) return known.document;
      const document = service.open(uri, text.getText(), known?.document);
      parsed.set(uri, { version: text.version, document });
      return document;
    },
    versionOf: (uri) => texts.get(uri)?.version,
    all: () => texts.keys(),
    onChange: (listener) => texts.onDidChangeContent(({ document: { uri } }) => listener(uri)),
    onClose: (listener) => texts.onDidClose(({ document: { uri } }) => listener(uri)),
  };
};
