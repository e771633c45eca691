import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bankControl } from '../../mocks/control-client.ts';
import { type StaffedBank, staffedBank } from '../helpers/staffed-bank.ts';

async function page(bank: StaffedBank, path: string): Promise<{ status: number; html: string; headers: Headers }> {
  const response = await fetch(`${bank.url}${path}`);
  return { status: response.status, html: await response.text(), headers: response.headers };
}

type Form = Record<string, string> | [string, string][];

/** Sends a form as the browser does from the console's own page, unless told from where else. */
async function sendForm(bank: StaffedBank, id: string, form: Form, headers?: Record<string, string>) {
  const response = await fetch(`${bank.url}/console/cases/${id}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: headers ?? { origin: bank.url },
    redirect: 'manual',
  });
  return { status: response.status, location: response.headers.get('location'), html: await response.text() };
}

/** What stands under a heading of the list. */
function under(html: string, heading: string): string {
  return html.split('<section').find((section) => section.includes(`>${heading} <`)) ?? '';
}

const APPROVE = { decision: 'approve', validated: 'yes' };

test('the list shows what waits and what is decided, by name, with a reference and what matters', async (t) => {
  const bank = await staffedBank(t);
  assert.match((await page(bank, '/console')).html, /Nothing waits\.[\s\S]*Nothing has been decided yet\./);
  const waits = bank.desk.put('Waiting Ltd', 'run-1.opening');
  const decided = bank.desk.put('Decided Ltd');
  await bankControl(bank.url).decide(decided, { decision: 'approve', by: 'Staff' });
  const { html } = await page(bank, '/console');
  const waiting = under(html, 'Waiting');
  assert.match(waiting, new RegExp(`href="/console/cases/${waits}">Waiting Ltd</a>`));
  assert.match(waiting, /run-1\.opening[\s\S]*To be decided[\s\S]*EUR 250,000\.00[\s\S]*1 Mar 2026, 10:00 UTC/);
  assert.equal(waiting.includes('Decided Ltd'), false);
  assert.match(under(html, 'Decided'), new RegExp(`href="/console/cases/${decided}">Decided Ltd</a>`));
});

test('of ten thousand cases the newest two hundred are shown, and any is found by name or reference', async (t) => {
  const bank = await staffedBank(t);
  for (let each = 1; each <= 10_000; each += 1) {
    await bank.passes(1);
    bank.desk.put(`Company ${each} Ltd`, `run-1.case-${each}`);
  }
  const { html } = await page(bank, '/console');
  assert.match(html, /\(10,000\)/);
  assert.match(html, /These are the newest 200 of 10,000\./);
  assert.equal(html.split('<tr').length - 2, 200);
  assert.ok(html.includes('>Company 10000 Ltd<') && html.includes('>Company 9801 Ltd<'));
  assert.equal(html.includes('>Company 9800 Ltd<'), false);
  for (const search of ['company 77 LTD', 'run-1.case-77', '%20case-77 '.trim()]) {
    const query = new URLSearchParams({ search: decodeURIComponent(search) });
    assert.match((await page(bank, `/console?${query}`)).html, />Company 77 Ltd</, search);
  }
  assert.match((await page(bank, '/console?search=nobody')).html, /Nothing here has “nobody” in its name or reference/);
});

test('where runs share the bank staff choose one, and stay with it', async (t) => {
  const bank = await staffedBank(t);
  assert.doesNotMatch((await page(bank, '/console')).html, /<select/);
  const mine = bank.desk.put('Mine Ltd', 'run-1.opening');
  bank.desk.put('Theirs Ltd', 'run-2.opening');
  const all = (await page(bank, '/console')).html;
  assert.match(all, /<option value="run-2">run-2 \(1 waiting\)<\/option><option value="run-1">run-1 \(1 waiting\)/);
  const { html } = await page(bank, '/console?run=run-1');
  assert.match(html, /<option value="run-1" selected>/);
  assert.ok(html.includes('Mine Ltd') && !html.includes('Theirs Ltd'));
  assert.match(html, new RegExp(`href="/console/cases/${mine}\\?run=run-1"`));
  const opened = (await page(bank, `/console/cases/${mine}?run=run-1`)).html;
  assert.match(opened, /class="trail"><a href="\/console\?run=run-1">/);
});

test('a case shows what was submitted, asked and supplied, and what happened; approving waits for answers', async (t) => {
  const bank = await staffedBank(t);
  const id = bank.desk.put('Example Trading Ltd', 'run-1.opening');
  const questions = [{ field: 'owners', question: 'Who owns more than 25 %?' }];
  await bankControl(bank.url).decide(id, { decision: 'request-information', by: 'A colleague', questions });
  const path = `/console/cases/${id}`;
  const asked = (await page(bank, path)).html;
  for (const shown of ['Example Trading Ltd', 'HRB 123456', 'Ireland', 'EUR 250,000.00', 'run-1.opening', id]) {
    assert.ok(asked.includes(shown), shown);
  }
  assert.match(asked, /Who owns more than 25 %\?[\s\S]*Asked by A colleague[\s\S]*Not answered yet/);
  assert.match(asked, /role="status"[^>]*>Waiting for the applicant to answer</);
  assert.match(asked, /Asked for more information<\/p><p class="hint"><time datetime="2026-03-01T10:00:00\.000Z"/);
  assert.match(asked, /It can be approved once the applicant has answered\./);
  assert.doesNotMatch(asked, /<button[^>]*>Approve</);
  bank.desk.answer(id, 'Sample Person, 100 %');
  const supplied = (await page(bank, path)).html;
  assert.match(supplied, /Sample Person, 100 %/);
  assert.match(supplied, /<button[^>]*>Approve</);
});

test('staff approve once they have validated the input', async (t) => {
  const bank = await staffedBank(t);
  const id = bank.desk.put('Example Trading Ltd', 'run-1.opening');
  const unticked = await sendForm(bank, id, { decision: 'approve' });
  assert.equal(unticked.status, 422);
  assert.match(unticked.html, /role="alert">[^<]*tick “Input validated”/);
  const approved = await sendForm(bank, id, APPROVE);
  assert.deepEqual([approved.status, approved.location], [303, `/console/cases/${id}`]);
  assert.match((await page(bank, `/console/cases/${id}`)).html, /role="status"[^>]*>Approved by bank staff</);
  const { entries } = await bankControl(bank.url, { run: 'run-1' }).journal({ kind: 'decision' });
  assert.deepEqual(
    entries.map((entry) => entry.kind === 'decision' && [entry.decision, entry.by, entry.final]),
    [['approve', 'Bank staff', true]],
  );
});

test('staff reject with a reason, and are told when a colleague was quicker', async (t) => {
  const bank = await staffedBank(t);
  const id = bank.desk.put('Example Trading Ltd');
  const wordless = await sendForm(bank, id, { decision: 'reject', reason: '  ' });
  assert.match(wordless.html, /role="alert">Give a reason\.</);
  assert.equal((await sendForm(bank, id, { decision: 'reject', reason: 'x'.repeat(501) })).status, 422);
  assert.equal((await sendForm(bank, id, { decision: 'dance' })).status, 422);
  assert.equal((await sendForm(bank, id, { decision: 'reject', reason: 'No licence' })).status, 303);
  assert.match((await page(bank, `/console/cases/${id}`)).html, /Rejected by bank staff[\s\S]*No licence/);
  const late = await sendForm(bank, id, APPROVE);
  assert.equal(late.status, 409);
  assert.match(late.html, /role="alert">This was not carried out: [^<]*Rejected by bank staff\./);
  assert.equal((await sendForm(bank, 'nobody', APPROVE)).status, 404);
});

test('staff ask several questions at once; empty ones are not asked, and nothing typed is lost', async (t) => {
  const bank = await staffedBank(t);
  const id = bank.desk.put('Example Trading Ltd');
  const ask = (...questions: [string, string][]): [string, string][] => [
    ['decision', 'request-information'],
    ...questions.flatMap(([subject, question]): [string, string][] => [
      ['subject', subject],
      ['question', question],
    ]),
  ];
  const refusals: [[string, string][], RegExp][] = [
    [ask(['', ''], [' ', '']), /Write the question\./],
    [ask(['Licence', 'Which one?'], ['', 'Until when?']), /Give each question a subject\./],
    [ask(['Licence', '']), /Write a question for each subject\./],
    [ask(['Licence', 'Which one?'], ['licence!', 'Until when?']), /a subject of its own/],
  ];
  for (const [form, problem] of refusals) {
    const refused = await sendForm(bank, id, form);
    assert.equal(refused.status, 422);
    assert.match(refused.html, problem);
  }
  const kept = await sendForm(bank, id, ask(['Licence', 'Which one?'], ['', 'Until when?']));
  assert.match(kept.html, /value="Licence"[\s\S]*Which one\?[\s\S]*<details[^>]* open>[\s\S]*Until when\?/);
  const asked = ask(['Business licence', 'Which one, & until when?'], ['', ''], ['', ''], ['Ünïcode', 'Why?']);
  assert.equal((await sendForm(bank, id, asked)).status, 303);
  assert.deepEqual(
    bank.desk.find(id)?.enquiries.map(({ field, question }) => [field, question]),
    [
      ['businessLicence', 'Which one, & until when?'],
      ['unicode', 'Why?'],
    ],
  );
  assert.equal((await sendForm(bank, id, APPROVE)).status, 409);
});

test('the pages say which version is spoken, what is broken on purpose, and when time was moved on', async (t) => {
  const bank = await staffedBank(t);
  const id = bank.desk.put('Example Trading Ltd', 'run-1.opening');
  assert.doesNotMatch((await page(bank, '/console')).html, /<aside/);
  const control = bankControl(bank.url, { run: 'run-1' });
  await control.switchVersion('2026-09');
  await control.advance('2h');
  await control.fault({ name: 'slow-bank', title: 'The bank <answers> slowly', does: { latency: '3s' } });
  for (const path of ['/console?run=run-1', `/console/cases/${id}`]) {
    const { html } = await page(bank, path);
    assert.match(html, /API version <b>2026-09<\/b>/);
    assert.match(html, /misbehaves on purpose\.<\/b>\s*<span[^>]*>The bank &lt;answers&gt; slowly/);
    assert.match(html, /moved on by 2 h\.<\/b> It is <time [^>]*>1 Mar 2026, 12:00 UTC/);
  }
  const other = (await page(bank, '/console?run=run-2')).html;
  assert.match(other, /API version <b>2026-03<\/b>/);
  assert.doesNotMatch(other, /<aside/);
});

test('hostile names, reasons and searches are shown as text', async (t) => {
  const bank = await staffedBank(t);
  const hostile = `<img src=x onerror="alert(1)"> & '"</title><script>alert(1)</script>`;
  const id = bank.desk.put(hostile);
  const path = `/console/cases/${id}`;
  const typed = await sendForm(bank, id, { decision: 'reject', reason: `</textarea>${hostile}`.repeat(9) });
  assert.equal(typed.status, 422);
  await bankControl(bank.url).decide(id, { decision: 'reject', by: hostile, reason: hostile });
  const query = new URLSearchParams({ search: hostile, run: hostile });
  const pages = await Promise.all([page(bank, '/console'), page(bank, path), page(bank, `/console?${query}`)]);
  for (const { html } of [typed, ...pages]) {
    assert.doesNotMatch(html, /<img|onerror="/);
    assert.equal(html.split('<script').length, 2, 'only the console’s own script');
    assert.ok(html.includes('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;&quot;'));
  }
});

test('a page loads nothing and runs only its own script, and a form from elsewhere is not carried out', async (t) => {
  const bank = await staffedBank(t);
  const id = bank.desk.put('Example Trading Ltd');
  const { headers, html } = await page(bank, '/console');
  const policy = headers.get('content-security-policy') ?? '';
  assert.match(
    policy,
    /^default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'; connect-src 'self';/,
  );
  assert.doesNotMatch(policy, /unsafe/);
  assert.doesNotMatch(html.replaceAll(/http%3A%2F%2Fwww\.w3\.org/g, ''), /https?:\/\/|style="| on\w+="/);
  const { host } = new URL(bank.url);
  const from: Record<string, string>[] = [
    { origin: 'http://elsewhere.example' },
    { origin: 'null' },
    { origin: `https://${host}` },
    { 'sec-fetch-site': 'cross-site' },
    { origin: bank.url, 'sec-fetch-site': 'same-site' },
    {},
  ];
  for (const origin of from) assert.equal((await sendForm(bank, id, APPROVE, origin)).status, 403);
  assert.equal(bank.desk.find(id)?.state, 'under-review');
  const asJson = {
    method: 'POST',
    headers: { origin: bank.url, 'content-type': 'text/plain' },
    body: 'decision=approve',
  };
  assert.equal((await fetch(`${bank.url}/console/cases/${id}`, asJson)).status, 415);
  assert.equal((await sendForm(bank, id, APPROVE, { 'sec-fetch-site': 'same-origin' })).status, 303);
  assert.equal((await page(bank, '/console/cases/nobody')).status, 404);
  assert.equal((await page(bank, '/console/nothing')).status, 404);
});
