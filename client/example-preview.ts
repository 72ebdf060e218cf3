import { type Disposable, TabInputText, Uri, ViewColumn, window, workspace } from 'vscode';
import { type Example, exampleSection } from './examples.ts';

const scheme = 'ctq-example';

export interface ExamplePreview extends Disposable {
  readonly show: (example: Example) => void;
}

/** Shows an example in a tab beside the list while one moves through it; disposing closes the tab. */
export function createExamplePreview(examples: readonly Example[]): ExamplePreview {
  const uriOf = (index: number): Uri =>
    Uri.from({
      scheme,
      path: `/${examples[index]?.title.replaceAll('/', '-') ?? ''}.ctq`,
      query: String(index),
    });
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ query }) => {
      const example = examples[Number(query)];
      return example === undefined ? '' : exampleSection(example);
    },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    show: (example) => {
      clearTimeout(timer);
      // Not for every line that a key held down passes.
      timer = setTimeout(() => {
        void window.showTextDocument(uriOf(examples.indexOf(example)), {
          preview: true,
          preserveFocus: true,
          viewColumn: ViewColumn.Beside,
        });
      }, 120);
    },
    dispose: () => {
      clearTimeout(timer);
      provider.dispose();
      void window.tabGroups.close(previewTabs());
    },
  };
}

function previewTabs() {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputText && input.uri.scheme === scheme);
}
