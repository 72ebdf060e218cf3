import type { ValueType } from '#language/catalogue/value-types.ts';
import type { Value } from '../value.ts';
import { jsonText } from './json.ts';
import { isStructure, toNumber, toText } from './reading.ts';
import { timestampText } from './timestamp-text.ts';

/** A column of an answer. All cells are text; the type says how they read. */
export interface EngineColumn {
  readonly name: string;
  readonly type: 'text' | 'number' | 'timestamp';
}

/** A value as the answer shows it; undefined where there is none. */
export const cellText = (type: ValueType, value: Value): string | undefined => {
  if (isStructure(value)) {
    return jsonText(value);
  }
  const time = type === 'timestamp' ? toNumber(value) : undefined;
  return time === undefined ? toText(value) : timestampText(time);
};

export const columnType = (type: ValueType): EngineColumn['type'] => {
  switch (type) {
    case 'number':
    case 'boolean':
      return 'number';
    case 'timestamp':
      return 'timestamp';
    case 'any':
    case 'text':
    case 'duration':
    case 'list':
    case 'map':
      return 'text';
  }
};
