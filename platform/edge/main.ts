import { readFile } from 'node:fs/promises';
import { runService } from '../service-kit/run-service.ts';
import { edgeKeys } from './edge-keys.ts';
import { addForwarding } from './forwarding.ts';

/** What customers come through: ends TLS, and hands their requests on to the portal. */
await runService({
  name: 'edge',
  keys: edgeKeys,
  async assemble({ app, configuration }) {
    const { PORTAL_URL, TLS_CERTIFICATE_FILE, TLS_KEY_FILE, EDGE_WITHOUT_HEADERS } = configuration;
    addForwarding(app, { portal: PORTAL_URL, withoutHeaders: EDGE_WITHOUT_HEADERS });
    const [cert, key] = await Promise.all([readFile(TLS_CERTIFICATE_FILE, 'utf8'), readFile(TLS_KEY_FILE, 'utf8')]);
    return { checks: {}, certificate: { cert, key }, release: async () => undefined };
  },
});
