import type { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import type { ServiceContext } from '../../service-kit/correlation.ts';

/**
 * Only what the portal itself serves is loaded, run or shown, and only its own pages may send its forms. Pages hold
 * what customers typed and are kept by nobody.
 */
export function addSecurity(app: Hono<ServiceContext>): void {
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      // Without a referrer policy that lets the page's own origin through, browsers would send `Origin: null` with forms.
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      // There is no certificate on a loopback address; the one who terminates TLS sets this.
      strictTransportSecurity: false,
    }),
    async (context, next) => {
      await next();
      if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
    },
    csrf(),
  );
}
