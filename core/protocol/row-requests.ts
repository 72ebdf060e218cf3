/*
 * What is asked of a run's rows, of the host thread by the client and of the client by the page.
 */

import { isNothing, isOptional, isString } from './guard.ts';
import type { Request } from './rpc.ts';
import {
  type CellRequest,
  type EventRequest,
  isCellRequest,
  isEventRequest,
  isRowWindow,
  isSortRequest,
  isWindowRequest,
  type RowWindow,
  type SortRequest,
  type WindowRequest,
} from './runs.ts';

const window: Request<WindowRequest, RowWindow> = {
  parameters: isWindowRequest,
  result: isRowWindow,
};
const sort: Request<SortRequest, undefined> = { parameters: isSortRequest, result: isNothing };
/** A cell's whole text; undefined where it is missing. */
const cell: Request<CellRequest, string | undefined> = {
  parameters: isCellRequest,
  result: isOptional(isString),
};
/** The whole event of a row as JSON text; undefined where there is none or it is gone. */
const event: Request<EventRequest, string | undefined> = {
  parameters: isEventRequest,
  result: isOptional(isString),
};

export const rowRequests = { window, sort, cell, event } as const;
