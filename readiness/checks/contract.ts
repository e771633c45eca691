import { type Answer, type Check, fail, pass, unknown } from '../check.ts';
import { bankContractId, reachableId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';
import { isBankDown } from './down.ts';
import { ownName } from './own-words.ts';

/** Does the bank speak the version of its contract that the platform was written against? */
export const contract: Check = {
  name: 'contract',
  questions: ({ bank }) =>
    bank?.speaks === undefined
      ? []
      : [
          {
            id: bankContractId,
            subject: 'bank',
            owner: bank.owner,
            links: bank.links,
            expected: `the bank speaks ${bank.contract}`,
            source: `a source of kind ${bank.speaks.kind}`,
            ask: (sources) => askContract(bank.contract, sources),
          },
        ],
};

async function askContract(expected: string, sources: Sources): Promise<Answer> {
  const reading = await sources.speaks();
  const source = reading === undefined ? {} : { source: reading.place };
  if (reading === undefined || !reading.read) {
    if (await isBankDown(sources)) {
      const because = reachableId('bank');
      return unknown('not known: the bank does not answer', 'get the bank to answer first', { because, ...source });
    }
    const observed = `the version that the bank speaks can't be read: ${reading?.reason ?? 'nothing tells it'}`;
    return unknown(observed, 'correct bank.speaks in the definition', source);
  }
  const spoken = String(reading.value);
  if (spoken === expected) return pass(`the bank speaks ${expected}`, source);
  return fail(
    `the bank speaks ${ownName(spoken)}, the platform was written against ${expected}`,
    `ask the bank for ${expected}, or adapt the platform to what it speaks now`,
    source,
  );
}

/** Whether the bank is known to speak another version than the platform does. */
export async function speaksOtherVersion(sources: Sources): Promise<boolean> {
  const reading = await sources.speaks();
  return reading?.read === true && String(reading.value) !== sources.environment.bank?.contract;
}
