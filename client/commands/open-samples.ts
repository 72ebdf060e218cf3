import { Uri, window } from 'vscode';
import type { ClientContext } from '../context.ts';

/** Opens the sample queries, which run on the sample logs beside them. */
export async function openSamples({ extension }: ClientContext): Promise<void> {
  const uri = Uri.joinPath(extension.extensionUri, 'samples', 'queries', 'getting-started.ctq');
  await window.showTextDocument(uri, { preview: false });
}
