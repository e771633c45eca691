import type { Context } from 'hono';
import { markup } from '../html/markup.ts';
import { renderServedPage } from './layout.ts';

/** A page that says what can't be shown, and where all else is. */
export function troublePage(context: Context, status: 404 | 500, heading: string, why: string): Response {
  const content = markup`<p>${why} <a href="/">All environments</a>, <a href="/runs">all runs</a>.</p>`;
  const page = renderServedPage({ title: heading, heading, content, follows: null });
  return new Response(context.req.method === 'HEAD' ? null : page, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}
