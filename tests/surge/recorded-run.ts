import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeZip } from '../../support/zip.ts';
import { team } from './recorded.ts';

/** The id of the run. */
export const RUN = '2026-11-21T100000-abcd';

/** Orders tea as a browser would, and keeps what a run keeps of it. */
export async function recordRun({ project, url }: { project: string; url: string }): Promise<void> {
  const lines: string[] = [];
  const startedAt = Date.now();
  let at = startedAt;
  const ask = async (path: string, { purpose = 'document', ...init }: RequestInit & { purpose?: string } = {}) => {
    const answer = await fetch(url + path, { redirect: 'manual', ...init });
    const text = await answer.text();
    at += 10;
    const headers = [...new Headers(init.headers)].map(([name, value]) => ({ name, value }));
    const request = {
      method: init.method ?? 'GET',
      url: url + path,
      headers,
      postData: { text: String(init.body ?? '') },
    };
    const response = {
      status: answer.status,
      headers: [...answer.headers].map(([name, value]) => ({ name, value })),
      content: { text },
    };
    const snapshot = {
      startedDateTime: new Date(at).toISOString(),
      time: 1,
      request,
      response,
      _resourceType: purpose,
    };
    lines.push(JSON.stringify({ type: 'resource-snapshot', snapshot }));
    return { text, answer };
  };
  const steps: object[] = [];
  const step = async (title: string, play: () => Promise<void>) => {
    at += 100;
    const begunAt = at;
    await play();
    steps.push({
      title,
      status: 'passed',
      startedAt: new Date(begunAt).toISOString(),
      durationMs: at - begunAt,
      screenshots: [],
    });
  };
  let token = '';
  let order = '';
  await step('The customer opens the shop', async () => {
    const { text } = await ask('/');
    token = /value="([^"]+)"/.exec(text)?.[1] ?? '';
  });
  await step('The customer orders', async () => {
    const { answer } = await ask('/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: `seen=${token}` },
      body: new URLSearchParams({ token, email: 'ada@example.com', tea: 'Earl Grey' }).toString(),
    });
    order = answer.headers.get('location') ?? '';
    for (let times = 0; times < 2; times += 1) await ask(`${order}/status`, { purpose: 'fetch' });
  });
  await step('The customer sees the receipt', async () => {
    await ask(`${order}/receipt`);
  });
  keep(project, url, { startedAt, lines, steps });
}

interface Recorded {
  /** Epoch milliseconds. */
  startedAt: number;
  /** Of the trace. */
  lines: readonly string[];
  steps: readonly object[];
}

function keep(project: string, url: string, { startedAt, lines, steps }: Recorded): void {
  const folder = join(project, 'reports/runs', RUN);
  mkdirSync(join(folder, 'traces'), { recursive: true });
  const write = (name: string, content: object) => writeFileSync(join(folder, name), JSON.stringify(content));
  const time = new Date(startedAt).toISOString();
  write('run.json', {
    id: RUN,
    environment: 'shop',
    demo: { at: null, slotMs: null, title: null },
    arguments: [],
    incident: null,
    seed: 1,
    git: null,
    tools: {},
    conductor: { pid: 1, host: 'elsewhere' },
    startedAt: time,
    endedAt: time,
    state: 'finished',
  });
  write('environment.json', {
    name: 'shop',
    protected: false,
    identity: { name: 'shop', id: 'shop-1' },
    services: { shop: { url, owner: team } },
    jobs: {},
    bank: null,
  });
  const scenario = {
    id: 'tea',
    title: 'A customer orders tea',
    status: 'passed',
    attempts: 1,
    startedAt: time,
    durationMs: 300,
    steps,
    milestones: [],
    diagnoses: [],
    bankCalls: [],
    decisions: [],
    earlierErrors: [],
    trace: 'traces/trace.zip',
  };
  write('evidence.json', { scenarios: [scenario], gaps: [] });
  writeFileSync(
    join(folder, 'traces/trace.zip'),
    writeZip([{ name: 'trace.network', content: Buffer.from(lines.join('\n')) }]),
  );
}
