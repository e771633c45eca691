import type { Environment } from '../../../model/environment.ts';
import { fail, following, pass, type Question, unknown } from '../../check.ts';
import { identityId, reachableId } from '../../finding-ids.ts';

/** One question for each further place that must know the environment's id. */
export function proofQuestions({ name, owner, identity: { id, proofs } }: Environment): Question[] {
  return proofs.map((proof, index) => ({
    id: `${identityId(name)}/${index + 1}`,
    subject: name,
    owner,
    expected: `${id}`,
    source: `a source of kind ${proof.kind}`,
    async ask(sources) {
      const reading = await sources.value(proof, name);
      const source = { source: reading.place };
      if (!reading.read) {
        const database = proof.kind === 'sql' ? proof.database : undefined;
        const isDown = database !== undefined && !(await sources.database(database)).read;
        return unknown(
          `not known: ${reading.reason}`,
          'see whether this proof in the definition can be read from here',
          {
            ...source,
            ...following(isDown ? reachableId(database) : undefined),
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
