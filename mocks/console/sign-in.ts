import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { addressOf, type DoorContext } from '../access/door.ts';
import type { TokenKeeper } from '../access/doorkeeper.ts';
import { isFromOwnPage } from '../access/same-origin.ts';
import { SESSION_MS } from '../access/sessions.ts';
import { isMediaType } from '../body.ts';
import { PAGE_HEADERS } from './assets.ts';
import { layout } from './layout.ts';
import { signInPage } from './sign-in-page.ts';

const COOKIE = 'bank-console-session';
const COOKIE_SCOPE = { path: '/console', httpOnly: true, sameSite: 'Strict' } as const;

/** The session of whoever calls, if it is a good one. */
export function sessionOf(context: Context<DoorContext>, { sessions }: TokenKeeper): string | undefined {
  const value = getCookie(context, COOKIE);
  return value !== undefined && sessions.isGood(value) ? value : undefined;
}

/** Signing in and out, and the door before all other pages: without a session they lead here. */
export function signIn(bank: string, keeper: TokenKeeper): Hono<DoorContext> {
  const pages = new Hono<DoorContext>();

  pages.get('/sign-in', async (context) => {
    const back = ownAddress(context.req.query('back'));
    return sessionOf(context, keeper) === undefined ? show(context, 200, back) : context.redirect(back, 303);
  });

  pages.post('/sign-in', async (context) => {
    const request = context.req.raw;
    const back = ownAddress(context.req.query('back'));
    if (!isFromOwnPage(request.headers)) return show(context, 403, back, 'The form was not sent from this page.');
    if (!isMediaType(request, 'application/x-www-form-urlencoded')) return show(context, 415, back);
    const token = new URLSearchParams(await request.text()).get('token')?.trim() || undefined;
    const judged = keeper.judge(token, addressOf(context));
    if (judged.verdict === 'too-many') {
      context.header('retry-after', String(judged.retryAfterSeconds));
      return show(context, 429, back, `Too many wrong tokens. Try again in ${judged.retryAfterSeconds} s.`);
    }
    if (judged.verdict === 'missing') return show(context, 422, back, 'Give the control token.');
    if (judged.verdict === 'wrong') return show(context, 401, back, 'This is not the bank’s control token.');
    const secure = context.req.header('x-forwarded-proto') === 'https';
    setCookie(context, COOKIE, keeper.sessions.begin(), { ...COOKIE_SCOPE, secure, maxAge: SESSION_MS / 1000 });
    return context.redirect(back, 303);
  });

  pages.post('/sign-out', async (context) => {
    if (!isFromOwnPage(context.req.raw.headers)) return show(context, 403, '/console');
    const session = sessionOf(context, keeper);
    if (session !== undefined) keeper.sessions.end(session);
    deleteCookie(context, COOKIE, COOKIE_SCOPE);
    return context.redirect('/console/sign-in', 303);
  });

  pages.use(async (context, next) => {
    if (sessionOf(context, keeper) !== undefined) return next();
    const url = new URL(context.req.url);
    const back = `${url.pathname}${url.search}`;
    if (context.req.method !== 'GET') return show(context, 401, back, 'Your session has ended. Sign in again.');
    return context.redirect(`/console/sign-in?${new URLSearchParams({ back })}`, 303);
  });

  async function show(
    context: Context<DoorContext>,
    status: 200 | 401 | 403 | 415 | 422 | 429,
    back: string,
    problem?: string,
  ): Promise<Response> {
    const frame = { bank, home: '/console', version: null, notices: html``, signedIn: false, live: false };
    return context.html(await layout('Sign in', signInPage(back, problem), frame), status, PAGE_HEADERS);
  }

  return pages;
}

/** An address to go back to, if it is one of the console's own; else the list. */
function ownAddress(address: string | undefined): string {
  return address !== undefined && /^\/console(\/cases\/[^/?#\\]+)?(\?[^#\\]*)?$/.test(address) ? address : '/console';
}
