import type { Contract } from '../../contract/contract.ts';
import { valueAt } from '../../contract/document/json-pointer.ts';
import { violationsOf } from '../body/answer-check.ts';
import { placed } from '../body/place.ts';
import type { ResourceBodies } from '../body/resource-bodies.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import { statesOf } from '../states.ts';
import { type IdStyle, idStyles } from './resource-ids.ts';

const TRIED = [1, 2, 3, 1_000];

/** The first form of id that the contract takes in what `read` answers, in every state, and where its calls name it; `undefined` for none. */
export function idStyleFor(contract: Contract, lifecycle: Lifecycle, bodies: ResourceBodies): IdStyle | undefined {
  const { read, id: pointer, machine } = lifecycle;
  const templates = statesOf(machine).flatMap((state) => bodies.templates(state).map((sample) => ({ state, sample })));
  const fits = (id: string | number) =>
    isAllowedInCall(contract, lifecycle, id) &&
    templates.every(({ state, sample }) => {
      const body = placed(sample.body, bodies.landmarks({ id, state, now: 0 }));
      return violationsOf(contract, read.operation, sample, body).length === 0;
    });
  const samples = pointer === null ? [] : bodies.candidates.map(({ body }) => valueAt(body, pointer));
  return idStyles(samples).find((style) => TRIED.every((count) => fits(style('tried', count))));
}

function isAllowedInCall(contract: Contract, { read }: Lifecycle, id: string | number): boolean {
  const { operation, id: place } = read;
  const [type = 'application/json'] = operation.requestTypes;
  const inPath = place.in === 'path';
  const violations = contract.checkRequest(operation, {
    parameters: inPath ? { [place.parameter]: String(id) } : {},
    query: new URLSearchParams(),
    headers: new Headers(inPath ? {} : { 'content-type': type }),
    body: inPath ? undefined : placed({}, [{ pointer: place.pointer, value: id }]),
  });
  const own = inPath ? place.parameter : place.pointer;
  return !violations.some(({ where, pointer }) => where === place.in && pointer === own);
}
