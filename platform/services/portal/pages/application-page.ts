import type { ApplicationAnswer } from '../../onboarding/api.ts';
import { NO_ERRORS } from '../forms/check-form.ts';
import { countryName } from '../forms/countries.ts';
import { type Answering, applicationView } from './application-view.ts';
import { renderFacts } from './facts.ts';
import { formatMoney, formatTime } from './formats.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { renderLive } from './live.ts';
import { renderProgress } from './progress.ts';

const NOTHING_TYPED: Answering = { typed: {}, errors: NO_ERRORS };

/** The page on which a customer follows an application. */
export function applicationPage(application: ApplicationAnswer, answering = NOTHING_TYPED): Html {
  const { status } = application;
  return layout({
    title: `${answering.errors.size === 0 ? '' : 'Error: '}Your application`,
    section: 'accounts',
    // A page with a form is not reloaded: what is being typed would be lost.
    waiting: status === 'submitted' || status === 'under-review',
    content: html`<div class="narrow">${applicationLive(application, answering)}</div>`,
  });
}

/** The part of it that follows the application. */
export function applicationLive(application: ApplicationAnswer, answering = NOTHING_TYPED): Html {
  const { applicationId, correlationId, status, updatedAt } = application;
  const { tone, sign, text, content } = applicationView(application, answering);
  return renderLive({
    source: `/business-account/${applicationId}/status`,
    correlationId,
    state: `${status} ${updatedAt}`,
    settled: status === 'approved' || status === 'rejected',
    title: 'Your application',
    heading: 'Your application',
    status: { tone, sign, text },
    details: html`${renderProgress(status)}${content}${summary(application)}`,
  });
}

function summary({ company, correlationId, createdAt }: ApplicationAnswer): Html {
  return html`<section class="card" aria-labelledby="summary-heading">
  <h2 id="summary-heading">What you sent us</h2>
  ${renderFacts([
    { name: 'Company name', value: company.legalName },
    { name: 'Registration number', value: company.registrationNumber, code: true },
    { name: 'Country', value: countryName(company.country) },
    { name: 'Industry', value: company.industry },
    { name: 'Expected annual turnover', value: formatMoney(company.expectedAnnualTurnover) },
    { name: 'Sent', value: formatTime(createdAt) },
    { name: 'Reference', value: correlationId, code: true },
  ])}
</section>`;
}
