import { readFile } from 'node:fs/promises';
import { type BankExchange, bankExchangeSchema } from '../../model/bank-exchange.ts';
import type { RunFolder } from '../../model/run-folder.ts';

/** What a run recorded of the platform's calls to the bank; a line that is cut off or foreign is left out. */
export async function recordedExchanges({ bankExchanges }: RunFolder): Promise<BankExchange[]> {
  const text = await readFile(bankExchanges, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      const parsed = bankExchangeSchema.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}
