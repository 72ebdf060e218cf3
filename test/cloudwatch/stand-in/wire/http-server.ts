import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { WireOutcome, WireReply, WireRequest } from './wire.ts';

type Answer = (request: WireRequest) => Promise<WireOutcome>;

export interface ListeningServer {
  /** `http://127.0.0.1:port`, for the client's `endpoint`. */
  readonly endpoint: string;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** Answers over sockets of this machine, on a free port. */
export async function listen(answer: Answer): Promise<ListeningServer> {
  const server = createServer((request, response) => {
    // A mistake of the stand-in shows as a connection that ends.
    serve(answer, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { endpoint: `http://127.0.0.1:${portOf(server)}`, close: async () => await close(server) };
}

async function serve(
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const outcome = await answer({
    method: request.method ?? '',
    headers: headersOf(request),
    body: await bodyOf(request),
    signal: gone.signal,
  });
  if (gone.signal.aborted) return;
  if (outcome.kind === 'reply') send(response, outcome);
  else if (outcome.half === undefined) response.destroy();
  else sendHalf(response, outcome.half);
}

function headersOf({ headers }: IncomingMessage): ReadonlyMap<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  return new Map(entries);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, { status, headers, body }: WireReply): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** Says how long the body is, sends half of it, and ends the connection. */
function sendHalf(response: ServerResponse, { status, headers, body }: WireReply): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  response.write(half, () => response.destroy());
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null)
    throw new Error('the server does not listen');
  return address.port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
