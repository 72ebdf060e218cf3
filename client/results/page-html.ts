/** What the page of the results is made from; all of it is ours, none comes from a log. */
export interface PageParts {
  readonly scriptUri: string;
  readonly styleUri: string;
  /** What VS Code lets a webview load its resources from. */
  readonly cspSource: string;
  /** New for each page, and not to be guessed. */
  readonly nonce: string;
  /** Tells the commands of the context menu which page they are for. */
  readonly pageId: string;
  readonly place: 'panel' | 'editor';
}

/**
 * Returns the HTML of the results page. It holds no data: rows arrive by message and become text
 * nodes. Nothing may be loaded but our script and style, and nothing may be sent anywhere.
 */
export function pageHtml(parts: PageParts): string {
  const { scriptUri, styleUri, cspSource, nonce, pageId, place } = parts;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
  ].join('; ');
  const context = attribute(JSON.stringify({ ctqPage: pageId }));
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>CTQ Results</title>
    <link rel="stylesheet" href="${attribute(styleUri)}">
  </head>
  <body class="in-${place}" data-vscode-context="${context}">
    <script nonce="${nonce}" src="${attribute(scriptUri)}"></script>
  </body>
</html>
`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
