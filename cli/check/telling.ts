import type { Finding, Readiness } from '../../model/finding.ts';
import { changeText, turnText } from '../../reports/readiness/change-text.ts';
import { changesBetween } from '../../reports/readiness/changes.ts';
import { type Asked, conclusionText } from '../../reports/readiness/conclusion.ts';
import { evidenceText, type KnownEvidence } from '../../reports/readiness/evidence-text.ts';
import { findingText } from '../../reports/readiness/finding-text.ts';
import { paintWith } from '../../reports/readiness/paint.ts';
import { followTurns } from '../../reports/readiness/turns.ts';
import { isoTime, systemClock } from '../../support/clock.ts';
import { mayColour, printResult } from '../output.ts';

/** How what was found out is told on standard output. */
export interface Telling {
  /** A finding of the first round, as it comes. */
  finding(finding: Finding): void;
  /** A round that has ended; `before` is the one before it. */
  round(readiness: Readiness, before: Readiness | null, asked: Asked): void;
  /** What is known of the newest rehearsal, after the first round. */
  evidence(known: KnownEvidence): void;
}

/** For people: findings of the first round as they come, then its conclusion; of later rounds only what changed. */
export function tellInText(): Telling {
  const paint = paintWith(mayColour(process.stdout));
  const turnOf = followTurns();
  return {
    finding: (finding) => printResult(findingText(finding, paint)),
    round(readiness, before, asked) {
      const turn = turnOf(readiness);
      if (before === null) return printResult(conclusionText(readiness, asked, paint));
      for (const change of changesBetween(before.findings, readiness.findings)) printResult(changeText(change, paint));
      if (turn !== undefined) printResult(turnText(turn, paint));
    },
    evidence: (known) => printResult(evidenceText(known, isoTime(systemClock.now()))),
  };
}

/** For programs: the whole of a round at its end, and nothing else; on one line where more may come. */
export function tellInJson(oneLineEach: boolean): Telling {
  return {
    finding() {},
    evidence() {},
    round: (readiness) => printResult(JSON.stringify(readiness, null, oneLineEach ? undefined : 2)),
  };
}
