import { examples } from '../../core/language/examples/examples.ts';

/** The text of the file from which `CTQ: Insert Example Query` takes its examples. */
export const examplesText = (): string => `${JSON.stringify(examples, undefined, 2)}\n`;
