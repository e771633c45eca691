import type { Violation } from '../contract.ts';
import type { ContractDocument, Place } from '../document/contract-document.ts';
import { isObject, objectIn } from '../document/json.ts';
import { below } from '../document/json-pointer.ts';
import type { DocumentedOperation } from '../document/read-operations.ts';
import { isJson } from '../matching/media-type.ts';
import type { Schemas } from '../schema/schemas.ts';
import { bodyPlan, checkValue } from './check-body.ts';
import { oneOf } from './expectation.ts';

/** By the name of a webhook or callback: where the schemas of the bodies it may have stand. */
export type CallbackPlans = ReadonlyMap<string, readonly string[]>;

export function callbackPlans(document: ContractDocument, operations: readonly DocumentedOperation[]): CallbackPlans {
  const plans = new Map<string, string[]>();
  const add = (name: string, item: Place | undefined) => {
    if (item === undefined) return;
    const bodies = Object.keys(item.value).flatMap(
      (method) => document.place(below(item.pointer, method, 'requestBody')) ?? [],
    );
    plans.set(name, [...(plans.get(name) ?? []), ...bodies.flatMap((body) => jsonSchemas(document, body))]);
  };
  for (const name of Object.keys(objectIn(document.root, 'webhooks')))
    add(name, document.place(below('/webhooks', name)));
  for (const { place } of operations) {
    for (const name of Object.keys(objectIn(place.value, 'callbacks'))) {
      const callback = document.place(below(place.pointer, 'callbacks', name));
      if (callback === undefined) continue;
      for (const [address, item] of Object.entries(callback.value)) {
        if (isObject(item)) add(name, document.place(below(callback.pointer, address)));
      }
    }
  }
  return plans;
}

/** What is wrong with the body of a callback. Where operations share its name, it must fit one of theirs. */
export function checkCallback(schemas: Schemas, plans: CallbackPlans, name: string, body: unknown): Violation[] {
  const pointers = plans.get(name);
  if (pointers === undefined) {
    const expected = plans.size === 0 ? 'no callback' : oneOf([...plans.keys()]);
    return [{ where: 'body', pointer: '', expected, got: `the callback ${name}` }];
  }
  const outcomes = pointers.map((pointer) => checkValue(schemas, pointer, body));
  const [nearest = []] = outcomes.toSorted((one, other) => one.length - other.length);
  return nearest;
}

function jsonSchemas(document: ContractDocument, body: Place): string[] {
  return [...bodyPlan(document, body).schemas].flatMap(([type, pointer]) => (isJson(type) ? [pointer] : []));
}
