import { Problem, Problems } from '../../support/problem.ts';
import type { SeedOrder } from '../bank-model.ts';
import type { Contract, Operation, Violation } from '../contract/contract.ts';
import { runOf } from '../runs/run-key.ts';
import { whatIsWrong } from './answers/refusal.ts';
import type { Serving } from './operations/serving.ts';

/** Puts resources in place as if each body had been sent to the creating operation that takes it; all of them or none. */
export function seedResources(serving: Serving | null, { seed, resources }: SeedOrder): readonly string[] {
  if (serving === null) {
    if (resources.length === 0) return [];
    throw new Problem(
      'There is nothing to seed',
      'this bank has no lifecycle, so it keeps nothing',
      'start it with --lifecycle',
    );
  }
  const { lifecycle, keeper, readings } = serving;
  const problems: Problem[] = [];
  const creations = resources.flatMap(({ body, correlationId = null }, index) => {
    const tried = lifecycle.creates.map(({ operation }) => ({
      operation,
      wrong: wrongInBody(readings.contract, operation, body),
    }));
    const taken = tried.find(({ wrong }) => wrong.length === 0);
    if (taken !== undefined)
      return [{ sent: body, createdBy: taken.operation.id, correlationId, idempotencyKey: null }];
    const why = tried.map(({ operation, wrong }) => `${operation.id}: ${whatIsWrong(wrong)}`).join('; ');
    problems.push(new Problem(`resources[${index}] can't be created`, why, 'give a body that the contract allows'));
    return [];
  });
  if (problems.length > 0) throw new Problems('What is to be seeded is not as the contract has it', problems);
  if (seed !== undefined) keeper.resources.reseed(seed);
  return creations.map((creation) => keeper.create(creation, runOf(creation.correlationId)).id);
}

function wrongInBody(contract: Contract, operation: Operation, body: unknown): Violation[] {
  const [type] = operation.requestTypes;
  const headers = new Headers(type === undefined ? {} : { 'content-type': type });
  const request = { parameters: {}, query: new URLSearchParams(), headers, body };
  return contract.checkRequest(operation, request).filter(({ where }) => where === 'body');
}
