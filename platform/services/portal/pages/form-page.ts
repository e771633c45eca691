import { type FieldErrors, NO_ERRORS, type Typed } from '../forms/check-form.ts';
import { FORM_KEY } from '../forms/form-key.ts';
import { type Field, renderErrorSummary, renderField } from './fields.ts';
import { type Html, html } from './html.ts';
import { ARROW } from './icons.ts';
import { layout, type Page } from './layout.ts';

/** Fields that belong together. Their heading may be left out where there is one group only. */
export interface FieldGroup {
  heading?: string;
  fields: readonly Field[];
}

/** A page with a form that somebody fills in. */
export interface FormDescription {
  title: string;
  lead: string;
  section: NonNullable<Page['section']>;
  action: string;
  button: string;
  groups: readonly FieldGroup[];
  /** What stands beside the form. */
  aside: { heading: string; points: readonly string[] };
}

/** The page: empty at first, and with everything that was typed when something in it was wrong. */
export function formPage(form: FormDescription, formKey: string, typed: Typed, errors: FieldErrors = NO_ERRORS): Html {
  const { title, lead, section, action, button, groups, aside } = form;
  const fields = groups.flatMap((group) => group.fields);
  const content = html`<div class="page-head">
  <h1>${title}</h1>
  <p class="lead">${lead}</p>
</div>
<div class="with-aside">
  <div class="card">
    ${renderErrorSummary(fields, errors)}
    <form method="post" action="${action}" novalidate data-once>
      <input type="hidden" name="${FORM_KEY}" value="${formKey}" />
      ${groups.map((group) => renderGroup(group, typed, errors))}
      <div class="actions"><button class="button" type="submit">${button}${ARROW}</button></div>
    </form>
  </div>
  <aside class="aside" aria-labelledby="aside-heading">
    <h2 id="aside-heading">${aside.heading}</h2>
    <ol>${aside.points.map((point) => html`<li>${point}</li>`)}</ol>
  </aside>
</div>`;
  return layout({ title: `${errors.size === 0 ? '' : 'Error: '}${title}`, section, content });
}

function renderGroup({ heading, fields }: FieldGroup, typed: Typed, errors: FieldErrors): Html {
  const rendered = fields.map((field) => renderField(field, typed, errors));
  if (heading === undefined) return html`<div class="fields">${rendered}</div>`;
  return html`<fieldset><legend>${heading}</legend><div class="fields">${rendered}</div></fieldset>`;
}
