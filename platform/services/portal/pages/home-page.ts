import { type Html, html } from './html.ts';
import { ARROW, BUILDING, SIGN, TRANSFER } from './icons.ts';
import { layout } from './layout.ts';

/** The first page. */
export function homePage(): Html {
  const content = html`<div class="hero">
  <div class="hero-words">
    <p class="eyebrow">Banking for small companies</p>
    <h1>Welcome to Northgate</h1>
    <p class="lead">Open a business account from your desk and pay your suppliers in seconds. You always see where things stand.</p>
  </div>
  <div class="hero-picture" aria-hidden="true">
    <div class="bank-card">
      <div class="bank-card-top">${SIGN}<span>Northgate Business</span></div>
      <div class="bank-card-chip"></div>
      <div class="bank-card-number"><i></i><i></i><i></i><b>2026</b></div>
    </div>
    <div class="hero-note">${TRANSFER}<span>Paid<br /><b>in seconds</b></span></div>
  </div>
</div>
<div class="choices">
  <section class="choice" aria-labelledby="choice-account">
    <span class="choice-sign">${BUILDING}</span>
    <h2 id="choice-account">A business account</h2>
    <p>Tell us about your company in one form. The bank reviews it, and you follow its progress here.</p>
    <a class="button" href="/business-account/new">Open a business account${ARROW}</a>
  </section>
  <section class="choice" aria-labelledby="choice-payment">
    <span class="choice-sign">${TRANSFER}</span>
    <h2 id="choice-payment">An instant payment</h2>
    <p>Send euros to any IBAN. You get a receipt as soon as the bank has made the payment.</p>
    <a class="button button-quiet" href="/payments/new">Make a payment${ARROW}</a>
  </section>
</div>
<section class="steps" aria-labelledby="steps-heading">
  <h2 id="steps-heading">How an account is opened</h2>
  <ol class="steps-list">
    <li><h3>You apply</h3><p>It takes a few minutes. Have your registration number ready.</p></li>
    <li><h3>The bank reviews</h3><p>If something is unclear it asks, and you answer on the same page.</p></li>
    <li><h3>You bank</h3><p>Your account number is shown to you once the bank has approved.</p></li>
  </ol>
</section>`;
  return layout({ title: 'Business banking', content });
}
