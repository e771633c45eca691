import type { Typed } from '../forms/check-form.ts';
import { type Html, html, NOTHING } from './html.ts';
import { ARROW, WARNING } from './icons.ts';
import { layout } from './layout.ts';

/** A page that says that something did not work, and what can be done. */
export interface Message {
  heading: string;
  text: string;
  /** To be named to support: the correlation id. */
  reference: string;
  /** Sends the same form again, safely. */
  again?: { action: string; typed: Typed; button: string };
  link?: { href: string; text: string };
}

/** The page for it. */
export function messagePage({
  heading,
  text,
  reference,
  again,
  link = { href: '/', text: 'Go to the first page' },
}: Message): Html {
  const hidden = Object.entries(again?.typed ?? {}).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  const form =
    again === undefined
      ? NOTHING
      : html`<form method="post" action="${again.action}" data-once>${hidden}<button class="button" type="submit">${again.button}${ARROW}</button></form>`;
  const content = html`<div class="narrow message">
  <span class="message-sign">${WARNING}</span>
  <h1>${heading}</h1>
  <p class="lead">${text}</p>
  <p>If you write to us, please name this reference: <span class="code reference">${reference}</span></p>
  <div class="actions">${form}<a class="button button-quiet" href="${link.href}">${link.text}</a></div>
</div>`;
  return layout({ title: heading, content });
}
