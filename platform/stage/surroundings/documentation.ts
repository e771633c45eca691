import { Hono } from 'hono';
import { html } from 'hono/html';

/** The pages there are, by the last part of their address. */
const PAGES: Readonly<Record<string, { title: string; paragraphs: readonly string[] }>> = {
  runbook: {
    title: 'Runbook of the sample platform',
    paragraphs: [
      'A service that does not answer: see its log, under logs/ in the folder of the run, then stage the platform again.',
      'An application that stays “submitted”: see whether status-poller runs, and whether the bank answers it.',
      'The bank refuses the credential: Bank relations have the one that is in force.',
    ],
  },
  services: {
    title: 'What the platform consists of',
    paragraphs: [
      'The edge ends TLS and leads to the portal; the portal shows the pages, and asks onboarding and payments.',
      'Onboarding and payments keep what they know in the database, and speak to the bank.',
      'The status-poller asks the bank about every application that is not decided.',
    ],
  },
  dashboard: {
    title: 'What runs',
    paragraphs: ['The processes of the platform are listed at /processes, for those with the operations token.'],
  },
  pipeline: {
    title: 'How the platform is deployed',
    paragraphs: ['Every commit on main is deployed by .github/workflows/deploy.yml.'],
  },
  support: {
    title: 'Support',
    paragraphs: [
      'This is a sample business: nobody answers here. Name the support reference of your page all the same.',
    ],
  },
  statements: {
    title: 'Statements',
    paragraphs: ['No real money moves on the sample platform, so that every statement is empty.'],
  },
};

/** The documentation: open to everybody, as such pages are. */
export function documentationRoute(missing: readonly string[]): Hono {
  const routes = new Hono();
  routes.get('/documentation/:page', (context) => {
    const name = context.req.param('page');
    const page = Object.hasOwn(PAGES, name) && !missing.includes(name) ? PAGES[name] : undefined;
    if (page === undefined) return context.text('There is no such page.', 404);
    const { title, paragraphs } = page;
    return context.html(
      html`<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>${title}</title></head><body><main><h1>${title}</h1>${paragraphs.map((text) => html`<p>${text}</p>`)}</main></body></html>`,
    );
  });
  return routes;
}
