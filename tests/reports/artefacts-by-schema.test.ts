import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { EarlierRuns } from '../../model/earlier-runs.ts';
import { appendToJournal } from '../../model/journal-file.ts';
import { runFolder } from '../../model/run-folder.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { renderRun } from '../../reports/render-run.ts';
import { plainPicture } from '../helpers/plain-evidence.ts';
import { after, samples } from './samples.ts';

const SCHEMAS = resolve(import.meta.dirname, '../../docs/schemas');
const pay = { scenario: 'pay', attempt: 1 };
const earlierRuns: EarlierRuns = { schemaVersion: 1, ledger: 'reports/ledger', runs: [], trouble: null };

/** What another tool that knows the published schemas alone finds wrong with a document. */
async function faults(schema: string, document: unknown): Promise<string[]> {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(await readFile(join(SCHEMAS, `${schema}.json`), 'utf8')));
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the files of a run, by the schemas in docs/schemas', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'by-schema-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are as they say', async () => {
    const paths = runFolder(folder);
    const { run, readiness, verdict, told } = samples.decided;
    await Promise.all([
      writeArtefact(paths.run, run),
      writeArtefact(paths.readiness, readiness),
      writeArtefact(paths.verdict, verdict),
      writeArtefact(paths.told, told),
      writeArtefact(paths.earlierRuns, earlierRuns),
    ]);
    for (const entry of [
      { kind: 'scenario-begun', at: after(2), ...pay, title: 'Zoë pays' },
      { kind: 'step-begun', at: after(3), ...pay, step: 'Pay' },
      { kind: 'screenshot', at: after(20), ...pay, step: 'Pay', path: 'attachments/pay.png', ...plainPicture },
      { kind: 'step-ended', at: after(30), ...pay, step: 'Pay', status: 'failed', durationMs: 27, error: 'no receipt' },
    ] as const) {
      appendToJournal(paths.journal, entry);
    }
    await renderRun(folder);
    for (const [schema, path] of [
      ['run', paths.run],
      ['readiness', paths.readiness],
      ['evidence', paths.evidence],
      ['verdict', paths.verdict],
      ['told', paths.told],
      ['earlier-runs', paths.earlierRuns],
    ] as const) {
      assert.deepEqual(await faults(schema, JSON.parse(await readFile(path, 'utf8'))), [], schema);
    }
    for (const line of (await readFile(paths.journal, 'utf8')).trim().split('\n')) {
      assert.deepEqual(await faults('journal-entry', JSON.parse(line)), []);
    }
  });

  it('would not be with an outcome that there is not', async () => {
    const [fault] = await faults('verdict', { ...samples.go.verdict, outcome: 'perhaps' });
    assert.match(String(fault), /^\/outcome /);
  });
});
