import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INFORMATION, readApplication, submit } from './requests.ts';
import { type StagedBank, stageBank } from './stage-bank.ts';

async function page(bank: StagedBank, path: string): Promise<{ status: number; html: string; headers: Headers }> {
  const response = await fetch(`${bank.url}${path}`);
  return { status: response.status, html: await response.text(), headers: response.headers };
}

/** Sends a form as the browser does from the console's own page, unless told from where else. */
async function sendForm(bank: StagedBank, id: string, form: Record<string, string>, headers?: Record<string, string>) {
  const response = await fetch(`${bank.url}/console/applications/${id}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: headers ?? { origin: bank.url },
    redirect: 'manual',
  });
  return { status: response.status, location: response.headers.get('location'), html: await response.text() };
}

const APPROVE = { decision: 'approve', validated: 'yes' };

test('the list shows what waits and what is decided, by the company’s name', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  assert.match((await page(bank, '/console')).html, /Nothing waits\.[\s\S]*Nothing has been decided yet\./);
  const waits = await submit(bank, token, { legalName: 'Waiting Ltd', turnover: '10.00' });
  const decided = await submit(bank, token, { legalName: 'Decided Ltd', turnover: '10.00' });
  await bank.control.decide(decided, { decision: 'approve', by: 'Staff' });
  const [, waitingPart = '', decidedPart = ''] = (await page(bank, '/console')).html.split('<section');
  assert.match(waitingPart, new RegExp(`<a href="/console/applications/${waits}">Waiting Ltd</a>`));
  assert.match(decidedPart, new RegExp(`<a href="/console/applications/${decided}">Decided Ltd</a>`));
  assert.equal(waitingPart.includes('Decided Ltd'), false);
});

test('the page of an application shows what was submitted, asked and supplied', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const id = await submit(bank, token, { correlation: 'run-1.opening' });
  const path = `/console/applications/${id}`;
  const asked = (await page(bank, path)).html;
  for (const shown of ['Example Trading Ltd', 'HRB 123456', 'Ireland', 'EUR\u00a0250,000.00', 'run-1.opening']) {
    assert.ok(asked.includes(shown), shown);
  }
  assert.match(asked, /Who owns or controls more than 25 % of the company\?[\s\S]*Not answered yet/);
  assert.match(asked, /role="status">Waiting for the applicant to answer</);
  assert.doesNotMatch(asked, /<button[^>]*>Approve</);
  const information = { answers: INFORMATION };
  await bank.call('POST', `/business-account-applications/${id}/information`, { token, json: information });
  const supplied = (await page(bank, path)).html;
  assert.match(supplied, /Retained earnings/);
  assert.match(supplied, /<button[^>]*>Approve</);
});

test('staff approve in the console, and the bank’s API says so', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const id = await submit(bank, token, { turnover: '10.00', correlation: 'run-1.opening' });
  const unticked = await sendForm(bank, id, { decision: 'approve' });
  assert.equal(unticked.status, 422);
  assert.match(unticked.html, /role="alert">[^<]*tick “Input validated”/);
  const approved = await sendForm(bank, id, APPROVE);
  assert.deepEqual([approved.status, approved.location], [303, `/console/applications/${id}`]);
  assert.match((await page(bank, `/console/applications/${id}`)).html, /role="status">Approved by bank staff</);
  assert.equal((await readApplication(bank, token, id)).json.status, 'APPROVED');
  const { entries } = await bank.control.journal({ correlation: 'run-1.' });
  const decision = entries.find((entry) => entry.kind === 'decision');
  assert.deepEqual([decision?.decision, decision?.by], ['approved', 'Bank staff']);
});

test('staff reject with a reason, ask for more, and are told when a colleague was quicker', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const id = await submit(bank, token, { turnover: '10.00' });
  const wordless = await sendForm(bank, id, { decision: 'reject', reason: '  ' });
  assert.match(wordless.html, /role="alert">Give a reason for the rejection\.</);
  const question = {
    decision: 'request-information',
    subject: 'Business licence',
    question: 'Which one, & until when?',
  };
  assert.equal((await sendForm(bank, id, question)).status, 303);
  assert.deepEqual((await readApplication(bank, token, id)).json.informationRequired, [
    { field: 'businessLicence', question: 'Which one, & until when?' },
  ]);
  const tooEarly = await sendForm(bank, id, APPROVE);
  assert.equal(tooEarly.status, 409);
  assert.match(tooEarly.html, /role="alert">[^<]*not yet answered/);
  assert.equal((await sendForm(bank, id, { decision: 'reject', reason: 'No licence' })).status, 303);
  assert.match((await page(bank, `/console/applications/${id}`)).html, /Rejected by bank staff[\s\S]*No licence/);
  const late = await sendForm(bank, id, APPROVE);
  assert.equal(late.status, 409);
  assert.match(late.html, /already rejected/);
  assert.equal((await sendForm(bank, id, { decision: 'dance' })).status, 422);
  assert.equal((await sendForm(bank, 'nobody', APPROVE)).status, 404);
});

test('hostile names and reasons are shown as text', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const hostile = `<img src=x onerror="alert(1)"> & '"</title><script>alert(1)</script>`;
  const id = await submit(bank, token, { legalName: hostile, turnover: '10.00' });
  const path = `/console/applications/${id}`;
  const typed = await sendForm(bank, id, { decision: 'reject', reason: `</textarea>${hostile}`.repeat(9) });
  assert.equal(typed.status, 422);
  await bank.control.decide(id, { decision: 'reject', by: hostile, reason: hostile });
  for (const html of [typed.html, (await page(bank, '/console')).html, (await page(bank, path)).html]) {
    assert.doesNotMatch(html, /<img|<script|onerror="/);
    assert.ok(html.includes('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;&quot;'));
  }
});

test('a page may load nothing and run nothing, and a form from elsewhere is not carried out', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const id = await submit(bank, token, { turnover: '10.00' });
  const { headers, html } = await page(bank, '/console');
  const policy = headers.get('content-security-policy') ?? '';
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src data:; form-action 'self';/);
  assert.doesNotMatch(html, /https?:\/\/|<script|style="/);
  const { host } = new URL(bank.url);
  const from: Record<string, string>[] = [
    { origin: 'http://elsewhere.example' },
    { origin: 'null' },
    { origin: `https://${host}` },
    { 'sec-fetch-site': 'cross-site' },
    {},
  ];
  for (const origin of from) assert.equal((await sendForm(bank, id, APPROVE, origin)).status, 403);
  assert.equal((await readApplication(bank, token, id)).json.status, 'UNDER_REVIEW');
  assert.equal((await sendForm(bank, id, APPROVE, { 'sec-fetch-site': 'same-origin' })).status, 303);
  const missing = await page(bank, '/console/applications/nobody');
  assert.equal(missing.status, 404);
});
