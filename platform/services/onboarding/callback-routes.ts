import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { systemClock } from '../../../support/clock.ts';
import type { Secret } from '../../../support/secret.ts';
import { isDecided } from '../../applications/application.ts';
import { type RefreshMaterial, refreshFromBank } from '../../applications/refresh.ts';
import { findByBankId } from '../../applications/store.ts';
import { CallFailure } from '../../service-kit/call-failure.ts';
import type { ServiceContext } from '../../service-kit/correlation.ts';
import { readJsonBody } from '../../service-kit/json-body.ts';
import { answerProblem } from '../../service-kit/problem-answer.ts';
import { verifyWebhook, webhookKey } from '../../service-kit/webhook-signature.ts';
import { callbackSchema } from './api.ts';
import { markTaken, wasTaken } from './taken-callbacks.ts';

const PATH = '/bank-callbacks';
/** Something else changes the application while the bank is asked; so often in a row it is left to the next attempt. */
const MOST_TRIES = 5;

/** What was learnt of an application, or why it should be tried again later. */
type Learnt = { learnt: true } | { learnt: false; status: ContentfulStatusCode; why: string };

/**
 * Adds the address that the bank calls when something changed. A callback is a hint: what changed is asked of the bank
 * itself, so that old ones, false ones and duplicates do no harm. It is acknowledged once what was learnt is stored.
 */
export function addCallbackRoute(app: Hono<ServiceContext>, secret: Secret, material: RefreshMaterial): void {
  const { database, log } = material;
  const key = webhookKey(secret.reveal());
  if (key === undefined) throw new Error('the secret for callbacks was not checked');

  app.post(PATH, async (context) => {
    const body = new Uint8Array(await context.req.arrayBuffer());
    const verified = verifyWebhook({ header: (name) => context.req.header(name), body }, key, systemClock.now());
    if (!verified.genuine) return refuse(context, 401, verified.reason);
    if (await wasTaken(database, verified.id)) return context.body(null, 204);
    const read = await readJsonBody(context, callbackSchema);
    if (!read.accepted) return read.refusal;
    const learnt = await learnOf(read.body.applicationId);
    if (!learnt.learnt) return refuse(context, learnt.status, learnt.why);
    await markTaken(database, verified.id);
    return context.body(null, 204);
  });

  async function learnOf(bankApplicationId: string): Promise<Learnt> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const application = await findByBankId(database, bankApplicationId);
      // It may be that the bank was quicker to call than its answer to the submission was to be stored.
      if (application === undefined)
        return { learnt: false, status: 409, why: 'No application of ours has this id yet.' };
      if (isDecided(application.status)) return { learnt: true };
      try {
        const { outcome } = await refreshFromBank(material, application);
        if (outcome !== 'overtaken') return { learnt: true };
      } catch (error) {
        if (!(error instanceof CallFailure)) throw error;
        return { learnt: false, status: 503, why: error.message };
      }
    }
    return { learnt: false, status: 503, why: 'The application changes too fast.' };
  }

  function refuse(context: Context<ServiceContext>, status: ContentfulStatusCode, why: string): Response {
    log.warn('callback-refused', { correlationId: context.get('correlationId'), status, message: why });
    return answerProblem(context, { status, title: 'The callback is not taken', detail: why });
  }
}
