import { html } from 'hono/html';
import type { Markup } from './layout.ts';

/** Where staff show the control token. `back` is where they wanted to go. */
export function signInPage(back: string, problem?: string): Markup {
  return html`<section class="card sign-in" aria-labelledby="sign-in">
<h1 id="sign-in">Sign in</h1>
<p class="lead">This bank can be reached from other machines, so its console asks for the control token it was started with.</p>
${problem === undefined ? '' : html`<p class="alert" role="alert" id="problem">${problem}</p>`}
<form method="post" action="${`/console/sign-in?${new URLSearchParams({ back })}`}">
<label for="token">Control token</label>
<input type="password" id="token" name="token" required autocomplete="current-password" autofocus${problem === undefined ? '' : html` aria-invalid="true" aria-describedby="problem"`}>
<button class="good">Sign in</button>
</form>
</section>`;
}
