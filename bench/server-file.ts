import type { PublishDiagnosticsParams, SemanticTokens } from 'vscode-languageserver';
import { examples } from '../core/language/examples/examples.ts';
import type { StdioClient } from '../test/server/stdio-client.ts';

/** A file that is written further; each measurement gives the milliseconds of each request. */
export interface FileBench {
  readonly completion: () => Promise<readonly number[]>;
  readonly diagnostics: () => Promise<readonly number[]>;
  readonly hover: () => Promise<readonly number[]>;
  readonly tokens: () => Promise<readonly number[]>;
  readonly tokenChanges: () => Promise<readonly number[]>;
}

const warmUp = 60;
const rounds = 240;

/** What stands in the line that is written, one for each kind of place; the cursor is at its end. */
const lines = [
  '| ',
  '| filter ',
  '| filter eventName = "',
  '| filter eventSource = "s3.amazonaws.com" and eventName = "PutObject" and requestParameters.',
  '| filter requestParameters.',
  '| filter userIdentity.',
  '| filter errorCode in ["',
  '| stats ',
  '| stats count(*) as calls by ',
  '| stats count(*) by bin(',
  '| sort ',
  '| fields ispres',
  '# @',
];

/** A file that is open, in the middle of which one line is written again and again. */
interface OpenFile {
  readonly textDocument: { readonly uri: string };
  /** The number of the line that is written. */
  readonly line: number;
  readonly texts: readonly string[];
  /** Puts the content into the line; settles when the problems that it has are known. */
  write(content: string): Promise<unknown>;
}

/** Opens a file of the examples that ship with the extension; no two of its queries are alike. */
export async function openFile(client: StdioClient, lineCount: number): Promise<FileBench> {
  return benchOf(client, await open(client, `file:///bench/${lineCount}.ctq`, fileOf(lineCount)));
}

/** Opens a file that is one query, of which every edit changes the whole. */
export async function openLongQuery(client: StdioClient, lineCount: number): Promise<FileBench> {
  return benchOf(client, await open(client, 'file:///bench/long.ctq', longQuery(lineCount)));
}

function benchOf(client: StdioClient, file: OpenFile): FileBench {
  return {
    completion: () => completion(client, file),
    diagnostics: () =>
      measure((round) => elapsed(() => file.write(`| filter eventName = "${round}" and (`))),
    hover: () => hover(client, file),
    tokens: () =>
      measure(async (round) => {
        await file.write(`| filter eventName = "${round}"`);
        return await elapsed(() => tokens(client, file));
      }),
    tokenChanges: () => tokenChanges(client, file),
  };
}

async function open(client: StdioClient, uri: string, text: string): Promise<OpenFile> {
  const texts = text.split('\n');
  // A line of its own in the middle of a query in the middle of the file.
  const line = texts.findIndex(
    (content, index) => index > texts.length / 2 && content.startsWith('| limit'),
  );
  let version = 1;
  let length = texts[line]?.length ?? 0;
  const problems = (): Promise<PublishDiagnosticsParams> => {
    const wanted = version;
    return client.next<PublishDiagnosticsParams>(
      'textDocument/publishDiagnostics',
      (published) => published.uri === uri && published.version === wanted,
    );
  };
  const opened = problems();
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'ctq', version, text },
  });
  await opened;
  return {
    textDocument: { uri },
    line,
    texts,
    write: async (content) => {
      version += 1;
      const range = { start: { line, character: 0 }, end: { line, character: length } };
      length = content.length;
      const settled = problems();
      client.notify('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range, text: content }],
      });
      await settled;
    },
  };
}

/** Right after the edit, as while typing: the answer includes reading what has changed. */
function completion(client: StdioClient, file: OpenFile): Promise<readonly number[]> {
  const { textDocument, line } = file;
  return measure(async (round) => {
    const content = lines[round % lines.length] ?? '';
    const position = { line, character: content.length };
    const settled = file.write(content);
    const took = await elapsed(() =>
      client.request('textDocument/completion', { textDocument, position }),
    );
    await settled;
    return took;
  });
}

/** All over the file. */
function hover(client: StdioClient, { textDocument, texts }: OpenFile): Promise<readonly number[]> {
  return measure((round) => {
    const line = (round * 7) % texts.length;
    const character = Math.min(9, Math.floor((texts[line]?.length ?? 0) / 2));
    const position = { line, character };
    return elapsed(() => client.request('textDocument/hover', { textDocument, position }));
  });
}

function tokens(client: StdioClient, { textDocument }: OpenFile): Promise<SemanticTokens> {
  return client.request('textDocument/semanticTokens/full', { textDocument });
}

async function tokenChanges(client: StdioClient, file: OpenFile): Promise<readonly number[]> {
  const { textDocument } = file;
  let { resultId: previousResultId } = await tokens(client, file);
  return await measure(async (round) => {
    await file.write(`| filter field${round} = "x" or ispresent(errorCode)`);
    return await elapsed(async () => {
      const parameters = { textDocument, previousResultId };
      const changes = await client.request<SemanticTokens>(
        'textDocument/semanticTokens/full/delta',
        parameters,
      );
      previousResultId = changes.resultId;
    });
  });
}

function fileOf(lineCount: number): string {
  let text = '';
  for (let index = 0; text.split('\n').length <= lineCount; index += 1) {
    const { title, query } = examples[index % examples.length] ?? { title: '', query: '' };
    text += `### ${title} ${index}\n${query}\n| limit ${index + 1}\n\n`;
  }
  return text;
}

/** A command a line, of which every fourth makes a name. */
function longQuery(lineCount: number): string {
  const commands = Array.from({ length: lineCount }, (_, index) => {
    const kinds = [
      `| filter eventName = "Event${index}"`,
      `| fields eventSource as source${index}`,
      '| sort @timestamp desc',
      `| limit ${index + 1}`,
    ];
    return kinds[index % kinds.length] ?? '';
  });
  return ['### Long', 'fields eventName', ...commands].join('\n');
}

/** The times of all rounds but those that warm up. */
async function measure(once: (round: number) => Promise<number>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) times.push(await once(round));
  return times.slice(warmUp);
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
