import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { channelSchema } from '../../model/environment/telling.ts';
import type { Message } from '../../model/message.ts';
import { mailServer } from '../../reports/telling/channels/mail-server.ts';
import type { Patience } from '../../reports/telling/courier.ts';
import { tellChannels } from '../../reports/telling/tell-channels.ts';
import { Secret } from '../../support/secret.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { nowhere } from '../readiness/stand-in.ts';
import { HOSTILE_TEXTS, withText } from '../reports/hostile.ts';
import { pngOf } from '../reports/png.ts';
import { samples } from '../reports/samples.ts';
import { IMPATIENT } from './recording-server.ts';
import { crowded, drifted, judged, messageOf, withVerdict } from './samples.ts';

const PASSWORD = 'very-secret';

interface MailBox {
  port: number;
  /** As they came, headers and all. */
  mails: string[];
  envelopes: string[][];
  connections: number;
}

/** A mail server of this machine that keeps what it is sent. */
async function mailBox(t: TestContext, options: SMTPServerOptions = {}): Promise<MailBox> {
  const box: MailBox = { port: 0, mails: [], envelopes: [], connections: 0 };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: ({ username, password }, _, done) => {
      const isRight = username === 'rehearse' && password === PASSWORD;
      done(isRight ? null : new Error(`wrong password ${password}`), isRight ? { user: 'rehearse' } : undefined);
    },
    onConnect: (_, done) => {
      box.connections += 1;
      done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        box.mails.push(Buffer.concat(chunks).toString('utf8'));
        box.envelopes.push(session.envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server does not listen');
  return Object.assign(box, { port: address.port });
}

function channelTo(port: number, changes: { server?: string; from?: string; to?: string[] } = {}) {
  const { server = `smtp://rehearse:${PASSWORD}@127.0.0.1:${port}`, ...others } = changes;
  const from = 'Rehearse <rehearse@example.test>';
  return channelSchema.parse({
    kind: 'e-mail',
    from,
    to: ['demo@example.test'],
    ...others,
    server: new Secret('MAIL', server),
  });
}

async function tell(
  channel: ReturnType<typeof channelTo>,
  message: Message,
  patience: Patience = IMPATIENT,
  folder = '/',
) {
  const [told] = await tellChannels([{ name: 'e-mail', channel, message }], { folder, patience });
  assert.ok(told);
  assert.doesNotMatch(JSON.stringify(told), /very-secret/);
  return told;
}

describe('an e-mail', () => {
  test('has the whole message as text and as HTML that loads nothing, and says that a machine sent it', async (t) => {
    const box = await mailBox(t);
    const message = messageOf(judged, 'https://reports.example.test/{run}');
    const told = await tell(channelTo(box.port, { to: ['demo@example.test', 'Boss <boss@example.test>'] }), message);
    assert.deepEqual([told.result, told.attempts, told.why], ['told', 1, 'go became no-go']);
    assert.deepEqual(box.envelopes, [['demo@example.test', 'boss@example.test']]);
    const mail = await PostalMime.parse(String(box.mails[0]));
    assert.equal(mail.subject, 'No-go: staging: go became no-go');
    assert.equal(mail.headers.find(({ key }) => key === 'auto-submitted')?.value, 'auto-generated');
    for (const said of [mail.text, mail.html]) {
      assert.match(String(said), /payments runs without BANK_CLIENT_SECRET/);
      assert.match(String(said), /Platform team, #team-platform; Thu 09:30 there, at work/);
      assert.match(String(said), /https:\/\/reports\.example\.test\/2026-11-20T093012-4f1c/);
    }
    assert.doesNotMatch(String(mail.html), /<script|<link|src="http/);
  });

  test('says in both what changed and that there is a way back; nothing of it when it is go', async (t) => {
    const box = await mailBox(t);
    await tell(channelTo(box.port), messageOf(drifted));
    await tell(channelTo(box.port), messageOf(withVerdict(samples.decided, { outcome: 'go' })));
    const [noGo, go] = await Promise.all(box.mails.map((raw) => PostalMime.parse(raw)));
    for (const said of [noGo?.text, noGo?.html].map(String)) {
      assert.match(said, /Blocker: [\s\S]*Changed since the last go:[\s\S]*Way back:/);
      assert.match(
        said,
        /BANK_CLIENT_SECRET: no longer set \(suspected; the deployment pipeline, Fri 20 Nov 2026, 08:12 UTC/,
      );
      assert.match(said, /2 steps back to what was go in run \S+: npx rehearse rollback --env staging/);
    }
    for (const said of [go?.text, go?.html].map(String)) assert.doesNotMatch(said, /Changed since|Way back/);
  });

  test('has the picture of the failing step inside', async (t) => {
    const box = await mailBox(t);
    const message = messageOf(withVerdict(samples.noGoDelayed, {}));
    const folder = temporaryFolder(t);
    mkdirSync(join(folder, 'attachments'));
    const picture = pngOf(4, 4, [1, 2, 3]);
    writeFileSync(join(folder, String(message.picture?.path)), picture);
    assert.equal((await tell(channelTo(box.port), message, IMPATIENT, folder)).result, 'told');
    const { attachments, html } = await PostalMime.parse(String(box.mails[0]));
    const [attachment] = attachments;
    assert.deepEqual([attachments.length, attachment?.mimeType, attachment?.disposition], [1, 'image/png', 'inline']);
    assert.ok(attachment?.content instanceof ArrayBuffer && picture.equals(Buffer.from(attachment.content)));
    assert.match(String(html), new RegExp(`<img src="cid:${attachment.contentId?.replace(/[<>]/g, '')}"`));
  });

  test('has no header, recipient or markup that came from outside', async (t) => {
    const box = await mailBox(t);
    const texts = [...HOSTILE_TEXTS, 'a\r\nBcc: evil@example.test\r\n\r\n<b>body</b>'];
    const told = await Promise.all(
      texts.map((text) => {
        const message = messageOf(Object.assign({}, drifted, withText(drifted, text)));
        return tell(channelTo(box.port), { ...message, why: [text] });
      }),
    );
    assert.ok(told.every(({ result }) => result === 'told') && box.mails.length === texts.length);
    assert.deepEqual([...new Set(box.envelopes.flat())], ['demo@example.test']);
    for (const raw of box.mails) {
      const { headers, html = '' } = await PostalMime.parse(raw);
      assert.deepEqual(
        headers
          .map(({ key }) => key)
          .filter((key) => !/^(from|to|subject|auto-submitted|message-id|date|mime-version|content-.*)$/.test(key)),
        [],
      );
      assert.doesNotMatch(html, /<(script|svg|img|b)\b/);
      for (const line of raw.split('\r\n')) assert.ok(line.length <= 998);
    }
  });

  test('with two hundred blockers is told, and says how many are left out', async (t) => {
    const box = await mailBox(t);
    assert.equal((await tell(channelTo(box.port), messageOf(crowded()))).result, 'told');
    assert.match(String((await PostalMime.parse(String(box.mails[0]))).text), /and \d+ more reasons/);
  });
});

describe('a mail server', () => {
  test('that is busy is asked again, one that refuses is not; neither is quoted', async (t) => {
    const refusing = (responseCode: number) => {
      const error = Object.assign(new Error(`no, ${PASSWORD}`), { responseCode });
      return mailBox(t, { onMailFrom: (_, __, done) => done(error) });
    };
    const [busy, refuses] = [await refusing(451), await refusing(550)];
    const told = await tell(channelTo(busy.port), messageOf());
    assert.deepEqual([told.result, told.attempts, busy.connections], ['failed', 4, 4]);
    assert.equal(told.why, 'the mail server refuses the sender or the recipients (451)');
    assert.equal((await tell(channelTo(refuses.port), messageOf())).attempts, 1);
  });

  test('that refuses some of the recipients has told the others', async (t) => {
    const { port } = await mailBox(t, {
      onRcptTo: ({ address }, _, done) => done(address.startsWith('boss') ? new Error('unknown') : null),
    });
    const told = await tell(channelTo(port, { to: ['demo@example.test', 'boss@example.test'] }), messageOf());
    assert.deepEqual([told.result, told.why], ['told', 'go became no-go (refused for 1 of 2 recipients)']);
  });

  test('that knows another password is told of, without it', async (t) => {
    const { port } = await mailBox(t);
    const told = await tell(
      channelTo(port, { server: `smtp://rehearse:also-${PASSWORD}@127.0.0.1:${port}` }),
      messageOf(),
    );
    assert.deepEqual([told.result, told.attempts], ['failed', 1]);
    assert.match(told.why, /^the mail server does not accept the user and password \(535\)$/);
  });

  test('that is not there, or says nothing, is given up in time', async (t) => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    t.after(() => silent.close());
    const address = silent.address();
    if (address === null || typeof address === 'string') throw new Error('it does not listen');
    const hasty = { ...IMPATIENT, attempts: 2, attemptMs: 100 };
    const silence = await tell(channelTo(address.port), messageOf(), hasty);
    assert.deepEqual([silence.result, silence.attempts, silence.why], ['failed', 2, 'no answer within 0.1 s']);
    const absent = await tell(channelTo(Number(new URL(await nowhere()).port)), messageOf());
    assert.deepEqual([absent.attempts, absent.why], [4, 'nobody listens at its address (ECONNREFUSED)']);
  });

  test('that does not encrypt is told nothing, not even a password', async (t) => {
    const heard: string[] = [];
    const { port } = await mailBox(t, {
      onAuth: (_, __, done) => {
        heard.push('a password');
        done(null, { user: 'rehearse' });
      },
    });
    // This machine by a name that is not known to be it.
    const server = `smtp://rehearse:${PASSWORD}@[::ffff:127.0.0.1]:${port}`;
    const told = await tell(channelTo(port, { server }), messageOf());
    assert.deepEqual([told.attempts, told.why], [1, 'the mail server offers no encryption that can be used']);
    assert.deepEqual(heard, []);
  });

  test('elsewhere must encrypt before anything is said; only one on this machine need not', () => {
    const options = (address: string) => {
      const { host, port, secure, requireTLS = false, ignoreTLS = false } = mailServer(address, 1);
      return { host, port, secure, requireTLS, ignoreTLS };
    };
    const elsewhere = { host: 'mail.example.test', port: 587, secure: false, requireTLS: true, ignoreTLS: false };
    assert.deepEqual(options('smtp://user:pass@mail.example.test'), elsewhere);
    assert.deepEqual(options('smtp://127.0.0.1.example.test').requireTLS, true);
    assert.deepEqual(options('smtps://mail.example.test'), {
      ...elsewhere,
      port: 465,
      secure: true,
      requireTLS: false,
    });
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      assert.equal(options(`smtp://${host}:25`).requireTLS, false);
    assert.deepEqual(mailServer('smtp://a%40b:p%3A%2F@h.test', 1).auth, { user: 'a@b', pass: 'p:/' });
  });
});
