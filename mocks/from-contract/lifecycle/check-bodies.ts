import { suggestion } from '../../../support/nearest-word.ts';
import type { Contract, SampleResponse, Violation } from '../../contract/contract.ts';
import { isObject } from '../../contract/document/json.ts';
import { below, keysOf, valueAt } from '../../contract/document/json-pointer.ts';
import { type Readings, violationsOf } from '../body/answer-check.ts';
import { above, placed } from '../body/place.ts';
import type { ResourceBodies } from '../body/resource-bodies.ts';
import { statesOf } from '../states.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Trouble } from './trouble.ts';

/** What a contract expects where it documents nothing. */
const UNDOCUMENTED = 'no such field';

/** Tries the body of every state against the contract, and notes each place, state and value that it does not take. */
export function checkBodies(lifecycle: Lifecycle, readings: Readings, bodies: ResourceBodies, trouble: Trouble): void {
  const { operation } = lifecycle.read;
  if (bodies.candidates.length === 0) {
    const remedy = 'name the operation that answers with the resource';
    trouble.at('read', `what ${operation.id} answers is no JSON object`, remedy);
    return;
  }
  const missing = new Set(placesMissing(lifecycle, readings, bodies.candidates));
  for (const { key, pointer } of placesNamed(lifecycle)) {
    if (!missing.has(pointer)) continue;
    trouble.at(key, `what ${operation.id} answers has no ${pointer}${nearestPlace(bodies.candidates, pointer)}`);
  }
  if (missing.size > 0) return;
  for (const state of statesOf(lifecycle.machine)) {
    if (bodies.templates(state).length === 0) noteState(lifecycle, readings.contract, bodies, state, trouble);
  }
}

function placesNamed({ id, state, title, highlights, set, machine }: Lifecycle): { key: string; pointer: string }[] {
  const written = machine.moves.flatMap((move, index) =>
    move.by === 'staff' && move.reason !== null ? [{ key: `moves[${index}].reason`, pointer: move.reason }] : [],
  );
  const assigned = Object.entries(set).flatMap(([name, values]) =>
    Object.keys(values).map((pointer) => ({ key: `set.${name}`, pointer })),
  );
  const shown = [
    ...(title === null ? [] : [{ key: 'title', pointer: title }]),
    ...highlights.map((pointer) => ({ key: 'highlights', pointer })),
  ];
  const landmarks = [...(id === null ? [] : [{ key: 'id', pointer: id }]), { key: 'state', pointer: state }];
  return [...landmarks, ...written, ...assigned, ...shown];
}

/** The named places that no sample has, and at which the contract documents nothing. */
function placesMissing(lifecycle: Lifecycle, { closed }: Readings, samples: readonly SampleResponse[]): string[] {
  const { operation } = lifecycle.read;
  const pointers = [...new Set(placesNamed(lifecycle).map(({ pointer }) => pointer))];
  return pointers.filter((pointer) => {
    const way = keysOf(pointer).map((_, index, keys) => below('', ...keys.slice(0, index + 1)));
    return samples.every((sample) => {
      const leadsThroughValue = way.slice(0, -1).some((place) => {
        return ['string', 'number', 'boolean'].includes(typeof valueAt(sample.body, place));
      });
      if (leadsThroughValue) return true;
      const present = valueAt(sample.body, pointer) !== undefined;
      const body = present ? sample.body : placed(sample.body, [{ pointer, value: 'text' }]);
      const violations = violationsOf(closed, operation, sample, body);
      return violations.some((violation) => violation.expected === UNDOCUMENTED && way.includes(violation.pointer));
    });
  });
}

function noteState(
  lifecycle: Lifecycle,
  contract: Contract,
  bodies: ResourceBodies,
  state: string,
  trouble: Trouble,
): void {
  const { operation } = lifecycle.read;
  const attempts = bodies.candidates.map((sample) =>
    violationsOf(contract, operation, sample, placed(sample.body, bodies.landmarks({ state, now: 0 }))),
  );
  const [fewest = []] = attempts.toSorted((one, other) => one.length - other.length);
  const wrongState = fewest.find(({ pointer }) => pointer === lifecycle.state);
  if (wrongState !== undefined) {
    trouble.at(
      keyOfState(lifecycle, state),
      `the contract has no state ${state} at ${lifecycle.state}: it takes ${wrongState.expected}`,
    );
    return;
  }
  for (const violation of fewest) {
    const key = keyOfValue(lifecycle, state, violation);
    trouble.at(
      key,
      `in the state ${state}, ${operation.id} can't answer ${violation.pointer}: the contract wants ${violation.expected}, got ${violation.got}`,
    );
  }
}

function keyOfState({ machine, set }: Lifecycle, state: string): string {
  if (machine.initial === state) return 'initial';
  const index = machine.moves.findIndex((move) => move.from.includes(state) || [move.to].flat().includes(state));
  if (index < 0) return set[state] === undefined ? 'finals' : `set.${state}`;
  return machine.moves[index]?.from.includes(state) ? `moves[${index}].from` : `moves[${index}].to`;
}

function keyOfValue({ set }: Lifecycle, state: string, { pointer }: Violation): string {
  return Object.keys(set[state] ?? {}).includes(pointer) ? `set.${state}.${pointer}` : `set.${state}`;
}

/** The nearest place that a sample has beside it. */
function nearestPlace(samples: readonly SampleResponse[], pointer: string): string {
  const beside = samples.flatMap(({ body }) => {
    const fields = valueAt(body, above(pointer));
    return isObject(fields) ? Object.keys(fields).map((key) => below(above(pointer), key)) : [];
  });
  const known = [...new Set(beside)];
  return suggestion(pointer, known) || (known.length === 0 ? '' : `; there are ${known.slice(0, 12).join(', ')}`);
}
