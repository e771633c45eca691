import type { Environment } from '../../../model/environment.ts';
import { fail, following, pass, type Question, unknown } from '../../check.ts';
import { identityId } from '../../finding-ids.ts';
import type { Reading } from '../../sources/facts.ts';
import type { Scalar } from '../../sources/scalar.ts';
import { downBehind } from '../down-behind.ts';
import { oncePerRound } from '../once-per-round.ts';

/** One question for each further place that must know the environment's id. */
export function proofQuestions({ name, owner, identity: { id, proofs } }: Environment): Question[] {
  return proofs.map((proof, index) => ({
    id: proofId(name, index),
    subject: name,
    owner,
    expected: `${id}`,
    source: `a source of kind ${proof.kind}`,
    async ask(sources) {
      const reading = await readProof(sources, String(index));
      const source = { source: reading.place };
      if (!reading.read) {
        return unknown(
          `not known: ${reading.reason}`,
          `see whether ${reading.place} can be read from here, or correct this proof in the definition`,
          {
            ...source,
            ...following(await downBehind(proof, sources)),
          },
        );
      }
      if (String(reading.value) === id) return pass(id, source);
      return fail(
        'it holds another id than the environment’s',
        'see which environment the definition really points to, then correct the one that is wrong',
        source,
      );
    },
  }));
}

/** The id of the finding about a proof, by its place among them. */
export const proofId = (environment: string, index: number) => `${identityId(environment)}/${index + 1}`;

/** What a proof holds, by its place among them. */
export const readProof = oncePerRound(async ({ environment, value }, index): Promise<Reading<Scalar>> => {
  const { name, identity } = environment;
  const proof = identity.proofs[Number(index)];
  return proof === undefined ? { place: name, read: false, reason: 'it is not declared' } : value(proof, name);
});
