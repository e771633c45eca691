import type { Contract } from '../../contract/contract.ts';
import { valueAt } from '../../contract/document/json-pointer.ts';
import { violationsOf } from '../body/answer-check.ts';
import { placed } from '../body/place.ts';
import type { ResourceBodies } from '../body/resource-bodies.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import { statesOf } from '../states.ts';
import { type IdStyle, idStyles } from './resource-ids.ts';

const TRIED = [1, 2, 3, 1_000];

/** The first form of id that the contract takes in what `read` answers, in every state, and in its path; `undefined` for none. */
export function idStyleFor(contract: Contract, lifecycle: Lifecycle, bodies: ResourceBodies): IdStyle | undefined {
  const { read, id: pointer, machine } = lifecycle;
  const templates = statesOf(machine).flatMap((state) => bodies.templates(state).map((sample) => ({ state, sample })));
  const fits = (id: string | number) =>
    isAllowedInPath(contract, lifecycle, String(id)) &&
    templates.every(({ state, sample }) => {
      const body = placed(sample.body, bodies.landmarks({ id, state, now: 0 }));
      return violationsOf(contract, read.operation, sample, body).length === 0;
    });
  const samples = bodies.candidates.map(({ body }) => valueAt(body, pointer));
  return idStyles(samples).find((style) => TRIED.every((count) => fits(style('tried', count))));
}

function isAllowedInPath(contract: Contract, { read }: Lifecycle, id: string): boolean {
  if (read.id.in !== 'path') return true;
  const { parameter } = read.id;
  const request = {
    parameters: { [parameter]: id },
    query: new URLSearchParams(),
    headers: new Headers(),
    body: undefined,
  };
  return !contract
    .checkRequest(read.operation, request)
    .some(({ where, pointer }) => where === 'path' && pointer === parameter);
}
