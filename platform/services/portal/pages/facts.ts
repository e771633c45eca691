import { type Html, html } from './html.ts';

/** A line of a list of facts. A `code` is set so that its characters can be told apart. */
export interface Fact {
  name: string;
  value: string | Html;
  code?: boolean;
}

/** Facts as a list of names and values. */
export function renderFacts(facts: readonly Fact[]): Html {
  return html`<dl class="facts">${facts.map(
    ({ name, value, code = false }) =>
      html`<div><dt>${name}</dt><dd${code ? html` class="code"` : ''}>${value}</dd></div>`,
  )}</dl>`;
}
