/** What an element is made of besides its children. All text becomes text nodes, never markup. */
export interface Parts {
  readonly class?: string;
  readonly text?: string;
  readonly title?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

type Tags = HTMLElementTagNameMap;

/** Returns a new element. */
export function element<Tag extends keyof Tags>(
  tag: Tag,
  parts: Parts = {},
  ...children: readonly (Node | string)[]
): Tags[Tag] {
  const node = document.createElement(tag);
  if (parts.class !== undefined) node.className = parts.class;
  if (parts.text !== undefined) node.textContent = parts.text;
  if (parts.title !== undefined) node.title = parts.title;
  for (const [name, value] of Object.entries(parts.attributes ?? {}))
    node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Returns a button that does something when pressed, by whatever means. */
export function button(parts: Parts, onPress: () => void, ...children: readonly (Node | string)[]) {
  const attributes = { type: 'button', ...parts.attributes };
  const node = element('button', { ...parts, attributes }, ...children);
  node.addEventListener('click', onPress);
  return node;
}

/** Shows or hides an element, for everyone. */
export function show(node: HTMLElement, visible: boolean): void {
  node.hidden = !visible;
}

/** Sets a text only where it differs, so that a screen reader isn't told the same again. */
export function setText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
