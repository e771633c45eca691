import { isObject } from '../../contract/document/json.ts';
import { below } from '../../contract/document/json-pointer.ts';
import type { Placement } from './place.ts';

const AT_CREATION =
  /^(creat(ed|ion)|submitted|submission|received|updated|modified|lastupdated)(_?(at|on|date|time|datetime))?$/i;
const AT_CHANGE = /^(last)?(updated|modified)(_?(at|on|date|time|datetime))?$/i;
const DATE_AND_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** The body's own times of creation and change, set to `now`, so that a resource is as old as it says. */
export function momentsIn(body: unknown, occasion: 'created' | 'changed', now: number, at = ''): Placement[] {
  if (!isObject(body)) return [];
  const names = occasion === 'created' ? AT_CREATION : AT_CHANGE;
  return Object.entries(body).flatMap(([key, value]): Placement[] => {
    const pointer = below(at, key);
    if (isObject(value)) return momentsIn(value, occasion, now, pointer);
    const isMoment = typeof value === 'string' && DATE_AND_TIME.test(value) && names.test(key);
    return isMoment ? [{ pointer, value: new Date(now).toISOString() }] : [];
  });
}
