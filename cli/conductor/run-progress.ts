import type { JournalEntry } from '../../model/journal.ts';
import { liveLines } from '../../reports/progress/live-lines.ts';
import { openProgress, type ReadinessProgress } from '../../reports/progress/progress.ts';
import { after, atTheStart, type SoFar } from '../../reports/progress/so-far.ts';
import { type Before, type Usual, usualOf } from '../../reports/progress/usual.ts';
import { paintWith } from '../../reports/readiness/paint.ts';
import { systemClock } from '../../support/clock.ts';
import { redact } from '../../support/redact.ts';
import { type LiveRegion, mayMove, openLiveRegion } from '../live-region.ts';
import { mayColour, say } from '../output.ts';

const UPDATE_MS = 250;
/** What is shown at once, not with the next update. */
const BEGINS: ReadonlySet<string> = new Set(['scenario-begun', 'step-begun']);

/** Tells a run as it goes on: a line for what is worth one and, on a terminal, below them how it stands at this moment. */
export class RunProgress implements Disposable {
  readonly #lineOf = openProgress();
  readonly #partly: boolean;
  #soFar: SoFar = atTheStart(systemClock.now());
  #usual: Usual | null = null;
  #region: LiveRegion | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** `partly` says that only a part of the scenarios was asked for. */
  constructor(partly: boolean) {
    this.#partly = partly;
  }

  tell(happened: JournalEntry | ReadinessProgress): void {
    this.#soFar = after(this.#soFar, happened);
    const line = this.#lineOf(happened);
    if (line !== undefined) say(line);
    else if (BEGINS.has(happened.kind)) this.#region?.draw();
  }

  /** Begins to show how it stands, if standard error is a terminal that can. `history` is of earlier runs, the newest first. */
  async show(history: readonly Before[]): Promise<void> {
    if (!mayMove(process.stderr, process.env)) return;
    this.#usual = usualOf(history);
    this.#region = await openLiveRegion(process.stderr, () => this.#lines());
    this.#timer = setInterval(() => this.#region?.draw(), UPDATE_MS).unref();
  }

  /** Takes away what is shown of how it stands; what was told stays. */
  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#region?.[Symbol.dispose]();
    this.#region = null;
  }

  #lines(): string[] {
    const columns = process.stderr.columns;
    const paint = paintWith(mayColour(process.stderr));
    const look = { usual: this.#usual, partly: this.#partly, columns, paint };
    return ['', ...liveLines(this.#soFar, systemClock.now(), look).map(redact)];
  }
}
