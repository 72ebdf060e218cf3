/*
 * The surface of the engine. A query that is free of errors is planned twice: as a Scan wherever
 * events are read, and as the one Answer that the scans' parts are added to. Both follow from the
 * same tree, so only parts have to travel.
 */
export { planAnswer, type Answer, type EngineRow } from './answer.ts';
export { comparedRange, type ComparedRange } from './compared-range.ts';
export { estimatePart } from './collectors/estimate.ts';
export type { Part } from './collectors/part.ts';
export type { EngineContext, LookupTable, OtherRows, QueryRange } from './context.ts';
export type { FieldReader, FieldSource } from './field-source.ts';
export { fieldsJoined, fieldsRead } from './fields-read.ts';
export { planScan, type Scan } from './scan.ts';
export type { Value } from './value.ts';
export type { EngineColumn } from './values/cell.ts';
export { compareValues } from './values/order.ts';
