import type { FieldErrors, Typed } from '../forms/check-form.ts';
import { type Html, html, NOTHING } from './html.ts';
import { WARNING } from './icons.ts';

/** One field of a form. */
export interface Field {
  name: string;
  label: string;
  /** Said below the label, and read out with the field. */
  hint?: string;
  /** What browsers may fill in by themselves, in the words of HTML. */
  autocomplete?: string;
  kind?: 'text' | 'email' | 'amount' | 'code' | 'paragraph';
  /** For a field in which one of several is chosen: texts by value. */
  choices?: ReadonlyMap<string, string>;
  /** How much room it takes in the form. */
  width?: 'half' | 'full';
}

const idOf = (field: Field) => `field-${field.name}`;

/** A field with its label, hint and message, and what was typed into it. */
export function renderField(field: Field, typed: Typed, errors: FieldErrors): Html {
  const { name, label, hint, width = 'full' } = field;
  const id = idOf(field);
  const error = errors.get(name);
  const describedBy = [...(hint === undefined ? [] : [`${id}-hint`]), ...(error === undefined ? [] : [`${id}-error`])];
  const described = describedBy.length === 0 ? NOTHING : html` aria-describedby="${describedBy.join(' ')}"`;
  const invalid = error === undefined ? NOTHING : html` aria-invalid="true"`;
  return html`<div class="field field-${width}${error === undefined ? '' : ' field-wrong'}">
  <label for="${id}">${label}</label>
  ${hint === undefined ? NOTHING : html`<p class="hint" id="${id}-hint">${hint}</p>`}
  ${control(field, typed[name] ?? '', html`id="${id}" name="${name}" required${described}${invalid}`)}
  ${error === undefined ? NOTHING : html`<p class="field-error" id="${id}-error">${WARNING}<span><span class="for-readers">Error: </span>${error}</span></p>`}
</div>`;
}

function control({ kind = 'text', choices, autocomplete }: Field, value: string, attributes: Html): Html {
  const fill = html` autocomplete="${autocomplete ?? 'off'}"`;
  if (choices !== undefined) {
    const options = [...choices].map(
      ([code, text]) => html`<option value="${code}"${code === value ? html` selected` : NOTHING}>${text}</option>`,
    );
    return html`<select ${attributes}${fill}><option value="">Choose one</option>${options}</select>`;
  }
  switch (kind) {
    case 'paragraph':
      return html`<textarea ${attributes}${fill} rows="3">${value}</textarea>`;
    case 'amount':
      return html`<span class="with-unit"><span class="unit" aria-hidden="true">€</span><input ${attributes}${fill} type="text" inputmode="decimal" value="${value}" /></span>`;
    case 'code':
      return html`<input ${attributes}${fill} class="code" type="text" spellcheck="false" autocapitalize="characters" value="${value}" />`;
    default:
      return html`<input ${attributes}${fill} type="${kind}" value="${value}" />`;
  }
}

/** All that is wrong with a form, above it, each with a link to its field. */
export function renderErrorSummary(fields: readonly Field[], errors: FieldErrors): Html {
  const wrong = fields.filter(({ name }) => errors.has(name));
  if (wrong.length === 0) return NOTHING;
  return html`<div class="error-summary" role="alert" tabindex="-1" data-error-summary>
  ${WARNING}
  <div>
    <h2>${wrong.length === 1 ? 'One thing needs your attention' : `${wrong.length} things need your attention`}</h2>
    <ul>${wrong.map((field) => html`<li><a href="#${idOf(field)}">${errors.get(field.name)}</a></li>`)}</ul>
  </div>
</div>`;
}
