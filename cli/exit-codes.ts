import type { Outcome } from '../model/verdict.ts';

export const EXIT = { go: 0, noGo: 1, wrongUse: 2, inconclusive: 3, interrupted: 130 } as const;

/** The exit code of a verdict; a risk counts as no-go when the run is strict. */
export function exitCodeOf(outcome: Outcome, strict: boolean): number {
  switch (outcome) {
    case 'go':
      return EXIT.go;
    case 'risk':
      return strict ? EXIT.noGo : EXIT.go;
    case 'no-go':
      return EXIT.noGo;
    case 'inconclusive':
      return EXIT.inconclusive;
  }
}
