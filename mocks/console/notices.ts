import { html } from 'hono/html';
import { describeDuration } from '../../support/duration.ts';
import type { ActiveFault, BankDoors } from '../control/bank-doors.ts';
import type { Markup } from './layout.ts';
import { timeToTheMinute } from './wording.ts';

const MINUTE_MS = 60_000;

/** What makes this bank another than usual to a run (to everybody for `null`): faults that are on, a time moved on. */
export function notices({ clocks, faults }: BankDoors, run: string | null): Markup {
  const active = faults.list(run);
  const now = clocks.now(run);
  const movedOnMs = Math.round((now - clocks.base.now()) / 1000) * 1000;
  if (active.length === 0 && movedOnMs === 0) return html``;
  return html`<aside aria-label="The bank as it is now">
${active.length === 0 ? '' : html`<p class="notice fault"><b>The bank misbehaves on purpose.</b> ${active.map(faultName)}</p>`}
${movedOnMs === 0 ? '' : html`<p class="notice"><b>The bank’s time is moved on by ${describeDuration(movedOnMs)}.</b> It is ${timeToTheMinute(now - (now % MINUTE_MS))} here.</p>`}
</aside>`;
}

function faultName({ fault, run }: ActiveFault): Markup {
  const whose = run === null ? '' : html` <span class="reference">${run}</span>`;
  return html`<span class="fault-name">${fault.title ?? fault.name}${whose}</span> `;
}
