import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const environmentSchema = z.looseObject({
  routes: z.array(
    z.looseObject({ uuid: z.string(), type: z.string(), endpoint: z.string(), responses: z.array(z.looseObject({})) }),
  ),
  rootChildren: z.array(z.looseObject({ uuid: z.string() })),
  data: z.array(z.unknown()),
});

const BUCKET = 'xfer';

/** Writes Mockoon's environment: the contract as Mockoon imports it, with the transfers kept in a data bucket. */
export function writeMockoonEnvironment(program: string, contract: string, file: string): void {
  execFileSync(process.execPath, [program, 'import', '-i', contract, '-o', file], { stdio: 'ignore' });
  const environment = environmentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const [first, ...others] = environment.routes.filter(({ endpoint }) => endpoint.startsWith('transfers'));
  const [response] = first?.responses ?? [];
  if (first === undefined || response === undefined) throw new Error('Mockoon imported no transfers');
  const stateful = {
    ...first,
    type: 'crud',
    method: '',
    endpoint: 'transfers',
    responses: [{ ...response, bodyType: 'DATABUCKET', databucketID: BUCKET, statusCode: 200, body: '{}' }],
  };
  const dropped = new Set(others.map(({ uuid }) => uuid));
  writeFileSync(
    file,
    JSON.stringify({
      ...environment,
      routes: environment.routes
        .filter(({ uuid }) => !dropped.has(uuid))
        .map((route) => (route.uuid === first.uuid ? stateful : route)),
      rootChildren: environment.rootChildren.filter(({ uuid }) => !dropped.has(uuid)),
      data: [
        { uuid: '0b0b2b0e-8d1b-4a6e-9a7f-1d2c3b4a5e6f', id: BUCKET, name: 'transfers', documentation: '', value: '[]' },
      ],
    }),
  );
}
