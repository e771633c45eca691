import type { Hono } from 'hono';
import type { ServiceContext } from '../../../service-kit/correlation.ts';
import { messagePage } from '../pages/message-page.ts';

/** Leads to those who help customers, where they have pages. */
export function addSupport(app: Hono<ServiceContext>, supportUrl: string | undefined): void {
  app.get('/support', (context) => {
    const address = URL.parse(supportUrl ?? '');
    if (address !== null && /^https?:$/.test(address.protocol)) return context.redirect(address.href);
    const heading = 'Support has no pages here';
    const text = 'Please write to the people who invited you, or call them.';
    return context.html(messagePage({ heading, text, reference: context.get('correlationId') }), 404);
  });
}
