import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Bank } from '../bank.ts';
import { isMediaType } from '../body.ts';
import { decide } from '../decisions.ts';
import { applicationPage } from './application-page.ts';
import { draftOf, readForm } from './forms.ts';
import { layout, type Markup } from './layout.ts';
import { listPage } from './list-page.ts';
import { isFromOwnPage } from './same-origin.ts';
import { PAGE_HEADERS } from './stylesheet.ts';

/** The pages on which bank staff look at applications and decide them. */
export function bankConsole(bank: Bank): Hono {
  const pages = new Hono();

  pages.get('/', (context) => show(context, listPage(bank.store.applications())));

  pages.get('/applications/:id', (context) => {
    const application = bank.store.application(context.req.param('id'));
    return application === undefined ? show(context, noSuchPage(), 404) : show(context, applicationPage(application));
  });

  pages.post('/applications/:id', async (context) => {
    const request = context.req.raw;
    if (!isFromOwnPage(request.headers)) return show(context, foreignForm(), 403);
    if (!isMediaType(request, 'application/x-www-form-urlencoded')) return show(context, foreignForm(), 415);
    const form = new URLSearchParams(await request.text());
    const application = bank.store.application(context.req.param('id'));
    if (application === undefined) return show(context, noSuchPage(), 404);
    const draft = draftOf(form);
    const reading = readForm(form, application.state);
    if (!reading.ok) return show(context, applicationPage(application, { problem: reading.problem, draft }), 422);
    const transition = decide(bank, application, reading.decision);
    if (transition.moved) return context.redirect(`/console/applications/${application.id}`, 303);
    const problem = `This was not carried out: ${transition.refusal.why}.`;
    return show(context, applicationPage(application, { problem, draft }), 409);
  });

  pages.all('*', (context) => show(context, noSuchPage(), 404));
  return pages;
}

async function show(context: Context, page: Markup, status: ContentfulStatusCode = 200): Promise<Response> {
  return context.html(await page, status, PAGE_HEADERS);
}

function noSuchPage(): Markup {
  return message('There is no such page', 'The bank may have been started anew since it was opened.');
}

function foreignForm(): Markup {
  return message('The form was not sent from this console', 'Open the application in the console and try again.');
}

function message(title: string, text: string): Markup {
  return layout(
    title,
    html`<h1>${title}</h1><p class="lead">${text}</p><p><a href="/console">All applications</a></p>`,
  );
}
