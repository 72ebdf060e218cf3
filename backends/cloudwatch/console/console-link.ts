import type { ConsoleQuery } from './console-query.ts';
import {
  type ConsoleMoment,
  type ConsoleTimes,
  parseMoment,
  writtenRange,
} from './console-range.ts';
import { splitConsoleSource } from './console-source.ts';
import { decodeJsurl, encodeJsurl, type JsurlValue } from './jsurl.ts';
import { durationUnit } from '#language/catalogue/durations.ts';

/** What a link opens in the console. */
export interface ConsoleLink {
  readonly region: string;
  readonly text: string;
  /** Names, or ARNs where they are in other accounts. */
  readonly logGroups: readonly string[];
  readonly times: ConsoleTimes;
}

/** What a link of the console turned out to be. */
export type DecodedLink =
  | { readonly kind: 'query'; readonly query: ConsoleQuery }
  /** One without a text: of a saved query, or of another language. */
  | { readonly kind: 'no-query'; readonly reason: string };

/** The address of the console with this query in its editor. */
export function consoleLink({ region, text, logGroups, times }: ConsoleLink): string {
  const detail: readonly (readonly [string, JsurlValue])[] = [
    ['end', times.end],
    ['start', times.start],
    ['timeType', times.timeType],
    ['tz', 'UTC'],
    ...(times.timeType === 'RELATIVE' ? [['unit', 'seconds'] as const] : []),
    ['editorString', text],
    ['source', logGroups],
    ['lang', 'CWLI'],
    ['queryBy', 'logGroupName'],
  ];
  const page = `https://${region}.${consoleHost(region)}/cloudwatch/home?region=${region}`;
  return `${page}#logsV2:logs-insights$3FqueryDetail$3D${encodeJsurl(new Map(detail))}`;
}

/** Reads every form of link to a query that the console has had; undefined for anything else. */
export function decodeConsoleLink(link: string): DecodedLink | undefined {
  const url = URL.parse(link.trim());
  if (url === null) return undefined;
  const inner = decodeURIComponentLeniently(/[?&]destination=([^&]+)/.exec(link)?.[1] ?? '');
  // An access portal leads to the console by a link in its link.
  if (!CONSOLE.test(url.hostname)) return inner === '' ? undefined : decodeConsoleLink(inner);
  const region = url.searchParams.get('region') ?? regionOfHost(url.hostname);
  const fragment = url.hash.slice(1);
  return fragment.startsWith('log-analytics')
    ? ofLogAnalytics(fragment, region)
    : ofLogsInsights(unescapeFragment(fragment), region);
}

const CONSOLE = /(?:^|\.)console\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)$/;

function consoleHost(region: string): string {
  if (region.startsWith('cn-')) return 'console.amazonaws.cn';
  if (region.startsWith('us-gov-')) return 'console.amazonaws-us-gov.com';
  return 'console.aws.amazon.com';
}

function regionOfHost(host: string): string | undefined {
  return /(?:^|\.)([a-z]{2}(?:-[a-z]+)+-\d)\.console\./.exec(host)?.[1];
}

/** `#logsV2:logs-insights?queryDetail=~(…)`, in as many layers of escapes as it has come through. */
function ofLogsInsights(fragment: string, region: string | undefined): DecodedLink | undefined {
  const [, written] = /logs-insights[?:](?:.*[?&])?queryDetail=(~\([^]*)$/.exec(fragment) ?? [];
  const detail = written === undefined ? undefined : decodeJsurl(written);
  if (!(detail instanceof Map)) return undefined;
  const language = textOf(detail.get('lang'));
  if (language !== undefined && language !== 'CWLI') return inLanguage(language);
  const text = textOf(detail.get('editorString'));
  if (text === undefined || text.trim() === '') return withoutText(textOf(detail.get('queryId')));
  const { start, end } = { start: detail.get('start'), end: detail.get('end') };
  const moment = momentsOf(textOf(detail.get('timeType')), textOf(detail.get('unit')));
  return found({
    region,
    text,
    logGroups: textsOf(detail.get('source')),
    range: writtenRange(moment(start), moment(end)),
  });
}

/**
 * `#log-analytics?active=~'a&a.query=~'…`: a tab's properties one by one, and the log groups and
 * times in the query's first line.
 */
function ofLogAnalytics(fragment: string, region: string | undefined): DecodedLink | undefined {
  const properties = new Map(
    fragment
      .slice(fragment.indexOf('?') + 1)
      .split('&')
      .map((pair) => {
        const [name = '', value = ''] = pair.split('=', 2);
        return [unescapeFragment(name), textOf(decodeJsurl(unescapeFragment(value)))] as const;
      }),
  );
  const tab = properties.get('active') ?? 'a';
  const text = properties.get(`${tab}.query`);
  if (text === undefined || text.trim() === '') return withoutText(properties.get(`${tab}.id`));
  const language = properties.get(`${tab}.lang`);
  if (language !== undefined && language !== 'CWLI') return inLanguage(language);
  return found({ region, text, logGroups: [], range: undefined });
}

/** What the query's own line says of its source counts where the link does not say it. */
function found(query: ConsoleQuery): DecodedLink {
  const text = query.text.replaceAll(/\r\n?/g, '\n').trim();
  const source = splitConsoleSource(text);
  if (source === undefined) return { kind: 'query', query: { ...query, text } };
  const logGroups = query.logGroups.length > 0 ? query.logGroups : source.logGroups;
  const range = source.range ?? query.range;
  return { kind: 'query', query: { ...query, logGroups, range, text: source.text.trim() } };
}

function withoutText(id: string | undefined): DecodedLink {
  const which = id === undefined ? 'no query' : `only the id of a saved query (${id})`;
  return {
    kind: 'no-query',
    reason: `the link has ${which} in it, not a query’s text; share the query from the console once more, or open it with CTQ: Open Saved Query`,
  };
}

function inLanguage(language: string): DecodedLink {
  return {
    kind: 'no-query',
    reason: `the link’s query is in ${language}; CTQ reads those of the Logs Insights query language (CWLI)`,
  };
}

/** Reads the two sides of a range, as its type says. */
function momentsOf(
  timeType: string | undefined,
  unit = 'seconds',
): (value: JsurlValue | undefined) => ConsoleMoment | undefined {
  return (value) => {
    if (timeType === 'RELATIVE') {
      const length = durationUnit(unit)?.milliseconds ?? 1000;
      const amount = typeof value === 'string' ? Number(value) : value;
      return typeof amount === 'number' && Number.isFinite(amount)
        ? { kind: 'relative', milliseconds: amount * length }
        : undefined;
    }
    return typeof value === 'string' || typeof value === 'number'
      ? parseMoment(`${value}`)
      : undefined;
  };
}

const textOf = (value: JsurlValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The texts of a list; older links have a lone text. */
function textsOf(value: JsurlValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/**
 * Undoes what routers and chats have done to a fragment: `$3F` and `%3F` are characters, and
 * `$257E` is one in two layers. Values have no such escapes of their own.
 */
function unescapeFragment(fragment: string): string {
  let text = fragment;
  for (let layer = 0; layer < LAYERS; layer += 1) {
    const next = decodeURIComponentLeniently(text.replaceAll(/\$([\da-f]{2})/gi, '%$1'));
    if (next === text) return text;
    text = next;
  }
  return text;
}

const LAYERS = 4;

/** Only what is an escape is one. */
function decodeURIComponentLeniently(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
