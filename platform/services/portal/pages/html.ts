import { html } from 'hono/html';

/** A piece of a page. Values put into the `html` template are escaped. */
export type Html = ReturnType<typeof html>;

export { html };

/** Nothing, where a piece of a page is left out. */
export const NOTHING: Html = html``;
