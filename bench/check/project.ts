import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');

/** Writes a project whose environments, by name, are of services at the ports given: five checks for each service. */
export function writeProject(folder: string, environments: Readonly<Record<string, readonly number[]>>): void {
  mkdirSync(join(folder, 'environments'), { recursive: true });
  writeFileSync(join(folder, 'playwright.config.ts'), '');
  for (const [name, ports] of Object.entries(environments)) {
    const services = ports.map((port, index) => [
      `service-${index}`,
      { url: `http://127.0.0.1:${port}`, version: 'abc1234', configuration: { required: ['DATABASE_URL'] } },
    ]);
    const workingHours = { from: '09:00', to: '17:30', days: ['mon', 'tue', 'wed', 'thu', 'fri'] };
    const definition = {
      name,
      identity: { name: 'bench', id: 'bench' },
      owner: { name: 'Platform team', timeZone: 'UTC', workingHours, contact: '#platform' },
      entrance: 'service-0',
      services: Object.fromEntries(services),
    };
    const define = pathToFileURL(join(root, 'environments/define.ts')).href;
    writeFileSync(
      join(folder, `environments/${name}.ts`),
      `import { defineEnvironment } from '${define}';\nexport default defineEnvironment(({ secret }) => ({\n` +
        `  ...${JSON.stringify(definition)},\n  operationsToken: secret('OPERATIONS_TOKEN'),\n}));\n`,
    );
  }
}
