import { commands } from '../../core/language/catalogue/commands.ts';
import { examples } from '../../core/language/examples/examples.ts';

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

/** The text of the snippets file: the commands, then the example queries. */
export const snippetsText = (): string =>
  `${JSON.stringify(Object.fromEntries([...ofCommands(), ...ofExamples()]), undefined, 2)}\n`;

const ofCommands = (): readonly (readonly [string, Snippet])[] =>
  commands.map(({ name, snippet, summary }) => [
    name,
    { prefix: name, body: snippet.split('\n'), description: summary },
  ]);

const ofExamples = (): readonly (readonly [string, Snippet])[] =>
  examples.map(({ id, title, query, description }) => [
    title,
    { prefix: `ctq-${id}`, body: escaped(query).split('\n'), description },
  ]);

/** The text as a snippet that has no tab stops. */
const escaped = (text: string): string => text.replace(/[\\$]/g, '\\$&');
