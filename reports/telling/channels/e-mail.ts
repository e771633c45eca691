import { createTransport } from 'nodemailer';
import type { ChannelOf } from '../../../model/environment/telling.ts';
import type { Message } from '../../../model/message.ts';
import { systemClock } from '../../../support/clock.ts';
import { onOneLine } from '../../words/legible-text.ts';
import type { Courier } from '../courier.ts';
import { messageText } from '../message-text.ts';
import type { Picture } from '../picture.ts';
import { codeOf, connectionFailure, type Remark, Undelivered } from '../undelivered.ts';
import { eMailPage } from './e-mail-page.ts';
import { mailServer } from './mail-server.ts';

const PICTURE_ID = 'failing-step@rehearse';
/** A line of a header must not be longer than 998 characters (RFC 5322); people read fewer. */
const LONGEST_SUBJECT = 150;
const PERMANENT = ['EAUTH', 'ENOAUTH', 'EENVELOPE', 'ETLS', 'EREQUIRETLS', 'ECONFIG'];

/** Tells people by e-mail, in text and HTML, with the picture of the failing step inside. */
export async function tellByMail(
  { server, from, to }: ChannelOf<'e-mail'>,
  message: Message,
  courier: Courier,
  picture: Picture | null,
): Promise<Remark> {
  const mail = {
    from,
    to,
    subject: onOneLine(`${message.headline}: ${message.why.join('; ')}`, LONGEST_SUBJECT),
    text: messageText(message),
    html: eMailPage(message, picture === null ? null : PICTURE_ID),
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments:
      picture === null
        ? []
        : [
            {
              filename: picture.name,
              content: Buffer.from(picture.bytes),
              contentType: picture.type,
              cid: PICTURE_ID,
              contentDisposition: 'inline' as const,
            },
          ],
  };
  const { attempts, attemptMs, backoffMs } = courier.patience;
  for (let attempt = 1; ; attempt += 1) {
    courier.attempts += 1;
    const limit = AbortSignal.any([courier.signal, AbortSignal.timeout(attemptMs)]);
    try {
      const sent = await createTransport(mailServer(server.reveal(), attemptMs)).sendMail({ ...mail, signal: limit });
      return sent.rejected.length === 0 ? null : `refused for ${sent.rejected.length} of ${to.length} recipients`;
    } catch (thrown) {
      if (courier.signal.aborted) throw new Undelivered('there was no time left');
      if (attempt >= attempts || isPermanent(thrown)) throw new Undelivered(whyNot(thrown, attemptMs));
    }
    await systemClock.pause(backoffMs * 2 ** (attempt - 1), courier.signal).catch(() => {
      throw new Undelivered('there was no time left');
    });
  }
}

/** A reply of 400 and more asks to try again later, one of 500 and more says that it is of no use (RFC 5321). */
function isPermanent(thrown: unknown): boolean {
  const reply = replyOf(thrown);
  return reply === undefined ? PERMANENT.includes(codeOf(thrown) ?? '') : reply >= 500;
}

function whyNot(thrown: unknown, limitMs: number): string {
  const reply = replyOf(thrown);
  const code = codeOf(thrown);
  const said = reply === undefined ? '' : ` (${reply})`;
  if (code === 'EAUTH' || code === 'ENOAUTH') return `the mail server does not accept the user and password${said}`;
  if (code === 'ETLS') return 'the mail server offers no encryption that can be used';
  if (code === 'EENVELOPE') return `the mail server refuses the sender or the recipients${said}`;
  if (code === 'EABORT' || code === 'ETIMEDOUT') return `no answer within ${limitMs / 1000} s`;
  if (reply !== undefined) return `the mail server refuses it${said}`;
  return connectionFailure(thrown);
}

function replyOf(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error) || !('responseCode' in thrown)) return undefined;
  return typeof thrown.responseCode === 'number' ? thrown.responseCode : undefined;
}
