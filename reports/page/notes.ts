import { type Markup, markup, nothing } from '../html/markup.ts';

const MOST_NOTES = 20;

/** What this report could not tell, said openly: a gap that is not named would be read as a pass. */
export function renderNotes(notes: readonly string[]): Markup {
  if (notes.length === 0) return nothing;
  const more = notes.length - MOST_NOTES;
  return markup`<section class="part notes" id="notes" aria-labelledby="notes-heading">
<h2 id="notes-heading">Missing from this report</h2>
<ul>${notes.slice(0, MOST_NOTES).map((note) => markup`<li>${note}</li>`)}${more > 0 && markup`<li>and ${more} more, in evidence.json</li>`}</ul>
</section>`;
}
