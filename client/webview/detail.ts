import { button, element, setText, show } from './dom.ts';
import { icon } from './icons.ts';
import { layOutJson } from './json-text.ts';
import type { DetailMode } from './views.ts';

/** What the side area is about. */
export interface DetailSubject {
  readonly mode: DetailMode;
  /** Differs where the text may differ. */
  readonly key: string;
  /** Column and row in words. */
  readonly title: string;
  readonly hasEvent: boolean;
  /** The text in full; undefined where there is none. */
  readonly load: () => Promise<string | undefined>;
}

export interface DetailActions {
  readonly setMode: (mode: DetailMode) => void;
  readonly copy: (text: string) => void;
  readonly open: () => void;
  /** Closes the area; the focus goes back to the cell. */
  readonly close: () => void;
}

export interface Detail {
  readonly node: HTMLElement;
  readonly focus: () => void;
  /** Shows a subject, or nothing. */
  readonly show: (subject: DetailSubject | undefined) => void;
}

/** The characters shown at first: laying out a cell of 5 MB at once would stop the page. */
const shownLimit = 200_000;

/** The pieces of JSON that get colours: an element for each of a million would stop it, too. */
const colouredLimit = 100_000;

/** The area beside the grid with a cell's whole text or the whole event. */
export function createDetail(parent: HTMLElement, actions: DetailActions): Detail {
  let loading: Promise<Loaded> | undefined;
  /** What is copied is the text of the cell that is named, also while it is on its way. */
  const copy = async (): Promise<void> => {
    const loaded = await loading;
    if (loaded?.isNote === false) actions.copy(loaded.text);
  };
  const modes = {
    value: button({ class: 'mode', text: 'Value' }, () => actions.setMode('value')),
    event: button({ class: 'mode', text: 'Event' }, () => actions.setMode('event')),
  };
  const title = element('span', { class: 'detail-title' });
  const tool = (name: 'copy' | 'open' | 'cross', label: string, onPress: () => void) =>
    button(
      { class: 'tool', title: label, attributes: { 'aria-label': label } },
      onPress,
      icon(name),
    );
  const body = element('pre', {
    class: 'detail-text',
    attributes: { tabindex: '0', role: 'region' },
  });
  const node = element(
    'aside',
    { class: 'detail', attributes: { 'aria-label': 'Details' } },
    element(
      'div',
      { class: 'detail-bar' },
      element('span', { class: 'modes', attributes: { role: 'group' } }, modes.value, modes.event),
      title,
      tool('copy', 'Copy', () => void copy()),
      tool('open', 'Open in editor', actions.open),
      tool('cross', 'Close (Escape)', actions.close),
    ),
    body,
  );
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    actions.close();
  });
  parent.append(node);
  let shown = '';
  return {
    node,
    focus: () => body.focus(),
    show: (subject) => {
      show(node, subject !== undefined);
      if (subject === undefined || subject.key === shown) return;
      shown = subject.key;
      setText(title, subject.title);
      body.setAttribute('aria-label', subject.title);
      markModes(modes, subject);
      loading = loadText(subject);
      void loading.then((loaded) => {
        // Another cell may have been chosen in the meantime.
        if (subject.key === shown) fill(body, loaded);
      });
    },
  };
}

function fill(body: HTMLElement, { text, isNote }: Loaded): void {
  body.scrollTop = 0;
  body.classList.toggle('note', isNote);
  body.replaceChildren(isNote ? text : shownPart(text, body));
}

function markModes(modes: Readonly<Record<DetailMode, HTMLButtonElement>>, subject: DetailSubject) {
  for (const [mode, node] of Object.entries(modes)) {
    node.setAttribute('aria-pressed', String(mode === subject.mode));
  }
  modes.event.disabled = !subject.hasEvent;
  modes.event.title = subject.hasEvent ? '' : 'The rows of stats have no event of their own';
}

interface Loaded {
  readonly text: string;
  /** It is a word from us, not from the log. */
  readonly isNote: boolean;
}

async function loadText({ load, mode }: DetailSubject): Promise<Loaded> {
  try {
    const text = await load();
    if (text === undefined) return { text: missing[mode], isNote: true };
    return text === '' ? { text: 'The text is empty.', isNote: true } : { text, isNote: false };
  } catch (error) {
    return { text: error instanceof Error ? error.message : String(error), isNote: true };
  }
}

const missing: Readonly<Record<DetailMode, string>> = {
  value: 'This event has no such value.',
  event: 'There is no event behind this row.',
};

function shownPart(text: string, target: HTMLElement): Node {
  if (text.length <= shownLimit) return textNode(text);
  const more = button({ class: 'link', text: `Show all ${text.length} characters` }, () => {
    target.replaceChildren(textNode(text));
    target.focus();
  });
  return fragment([document.createTextNode(text.slice(0, shownLimit)), element('div', {}, more)]);
}

/** JSON on lines and in its colours, anything else as it is; text nodes either way. */
function textNode(text: string): Node {
  const start = text.trimStart().charAt(0);
  const tokens = start === '{' || start === '[' ? layOutJson(text) : undefined;
  if (tokens === undefined) return document.createTextNode(text);
  if (tokens.length > colouredLimit) {
    return document.createTextNode(tokens.map((token) => token.text).join(''));
  }
  return fragment(
    tokens.map(({ kind, text }) =>
      kind === 'punctuation' || kind === 'space'
        ? document.createTextNode(text)
        : element('span', { class: `json-${kind}`, text }),
    ),
  );
}

/** One by one: there may be more nodes than a call takes arguments. */
function fragment(nodes: readonly Node[]): DocumentFragment {
  const parent = document.createDocumentFragment();
  for (const node of nodes) parent.append(node);
  return parent;
}
