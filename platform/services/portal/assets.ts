import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Hono } from 'hono';
import type { ServiceContext } from '../../service-kit/correlation.ts';

const FOLDER = path.join(import.meta.dirname, 'assets');

function asset(name: string, type: string) {
  const content = readFileSync(path.join(FOLDER, name), 'utf8');
  const version = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { path: `/assets/${name}`, href: `/assets/${name}?v=${version}`, type, content };
}

/** The files that pages refer to. Their addresses change with their content, so that a browser may keep them. */
export const ASSETS = {
  style: asset('northgate.css', 'text/css; charset=utf-8'),
  script: asset('northgate.js', 'text/javascript; charset=utf-8'),
  icon: asset('icon.svg', 'image/svg+xml'),
} as const;

/** Adds the files to the portal. */
export function addAssets(app: Hono<ServiceContext>): void {
  for (const { path: route, type, content } of Object.values(ASSETS)) {
    app.get(route, (context) =>
      context.body(content, 200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }),
    );
  }
}
