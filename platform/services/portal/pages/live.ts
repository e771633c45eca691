import { type Html, html } from './html.ts';

/**
 * The part of a page that follows something which others move. The script of the portal asks `source` for it again
 * and again, and when `state` is another, exchanges its parts where they stand, so that the status region is announced
 * and what is being typed elsewhere is left alone.
 */
export interface Live {
  /** Where the part alone can be read. */
  source: string;
  correlationId: string;
  /** Another text whenever something else is to be seen. */
  state: string;
  /** Whether nothing will change any more. */
  settled: boolean;
  title: string;
  heading: string;
  status: { tone: 'waiting' | 'asking' | 'good' | 'bad'; sign: Html; text: string };
  details: Html;
}

export function renderLive({ source, correlationId, state, settled, title, heading, status, details }: Live): Html {
  return html`<div class="live" data-live data-source="${source}" data-correlation="${correlationId}" data-state="${state}" data-settled="${String(settled)}" data-title="${title} – Northgate">
  <h1 data-part="heading" tabindex="-1">${heading}</h1>
  <div data-part="status" role="status"><p class="status status-${status.tone}">${status.sign}<span>${status.text}</span></p></div>
  <p class="connection" role="alert" data-connection></p>
  <div data-part="details">${details}</div>
</div>`;
}
