import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { DoorContext } from '../access/door.ts';
import type { Doorkeeper } from '../access/doorkeeper.ts';
import { notLocal } from '../access/local-only.ts';
import { isFromOwnPage } from '../access/same-origin.ts';
import { isMediaType } from '../body.ts';
import type { BankDoors } from '../control/bank-doors.ts';
import type { Changes } from '../control/changes.ts';
import { PAGE_HEADERS } from './assets.ts';
import { casePage } from './case-page.ts';
import { draftOf } from './drafts.ts';
import { layout, type Markup } from './layout.ts';
import { listPage } from './list-page.ts';
import { caseAddress, choiceOf, type ListChoice, listAddress, viewOf } from './list-view.ts';
import { liveUpdates } from './live-updates.ts';
import { notices } from './notices.ts';
import { notCarriedOut, readDecision } from './read-decision.ts';
import { runCounts } from './run-counts.ts';
import { sessionOf, signIn } from './sign-in.ts';

export interface ConsoleOptions {
  readonly doors: BankDoors;
  readonly keeper: Doorkeeper;
  readonly changes: Changes;
  /** Ends the pages' event streams. */
  readonly stopping: AbortSignal;
}

/** The pages on which bank staff look at what waits and decide it. Mounted at /console. */
export function bankConsole({ doors, keeper, changes, stopping }: ConsoleOptions): Hono<DoorContext> {
  const pages = new Hono<DoorContext>();
  const { desk } = doors;

  pages.use(async (context, next) => {
    if (keeper.needs === 'this-machine') return keeper.isLocal(context.env.incoming) ? next() : notLocal();
    return next();
  });
  if (keeper.needs === 'token') pages.route('/', signIn(doors.name, keeper));

  pages.get('/changes', (context) => liveUpdates(context, { doors, changes, stopping }));

  pages.get('/', (context) => {
    const choice = chosen(context);
    const page = listPage(viewOf(desk.cases(choice.run), choice), choice, runCounts(desk.cases(null)));
    return show(context, 'Cases', page);
  });

  pages.get('/cases/:id', (context) => {
    const found = desk.find(context.req.param('id'));
    return found === undefined
      ? message(context, 404, NO_SUCH_CASE)
      : show(context, found.title, casePage(found, chosen(context)), 200, found.run);
  });

  pages.post('/cases/:id', async (context) => {
    const request = context.req.raw;
    if (!isFromOwnPage(request.headers)) return message(context, 403, FOREIGN_FORM);
    if (!isMediaType(request, 'application/x-www-form-urlencoded')) return message(context, 415, FOREIGN_FORM);
    const form = new URLSearchParams(await request.text());
    const found = desk.find(context.req.param('id'));
    if (found === undefined) return message(context, 404, NO_SUCH_CASE);
    const draft = draftOf(form);
    const setBack = (status: 409 | 422, problem: string) => {
      const now = desk.find(found.id) ?? found;
      return show(context, found.title, casePage(now, chosen(context), { problem, draft }), status, found.run);
    };
    const reading = readDecision(found, draft, form.get('validated') === 'yes');
    if (!reading.ok) return setBack(reading.fault === 'form' ? 422 : 409, reading.problem);
    const outcome = desk.decide(found.id, reading.decision);
    if (!outcome.done) return setBack(409, notCarriedOut(outcome.why));
    changes.announce();
    return context.redirect(caseAddress(found.id, chosen(context)), 303);
  });

  pages.all('*', (context) => message(context, 404, NO_SUCH_PAGE));

  async function show(
    context: Context<DoorContext>,
    title: string,
    main: Markup,
    status: ContentfulStatusCode = 200,
    run = chosen(context).run,
  ): Promise<Response> {
    const frame = {
      bank: doors.name,
      home: listAddress({ ...chosen(context), search: '' }),
      version: doors.versions.current(run),
      notices: notices(doors, run),
      signedIn: keeper.needs === 'token' && sessionOf(context, keeper) !== undefined,
      live: status < 400 || status === 409 || status === 422,
    };
    return context.html(await layout(title, main, frame), status, PAGE_HEADERS);
  }

  function message(context: Context<DoorContext>, status: ContentfulStatusCode, { title, text }: Message) {
    const page = html`<h1>${title}</h1><p class="lead">${text}</p><p><a href="/console">All cases</a></p>`;
    return show(context, title, page, status);
  }

  return pages;
}

interface Message {
  readonly title: string;
  readonly text: string;
}

const NO_SUCH_CASE: Message = {
  title: 'There is no such case',
  text: 'The bank may have been started anew or reset since it was opened.',
};
const NO_SUCH_PAGE: Message = { title: 'There is no such page', text: 'The console has the list and a page per case.' };
const FOREIGN_FORM: Message = {
  title: 'The form was not sent from this console',
  text: 'Open the case in the console and try again.',
};

function chosen(context: Context<DoorContext>): ListChoice {
  return choiceOf(new URL(context.req.url).searchParams);
}
