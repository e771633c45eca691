import { createHash } from 'node:crypto';

/** The console's whole look. Nothing is loaded from anywhere. */
export const STYLESHEET = `
:root {
  --ink: #17242f; --muted: #55636f; --line: #d9dfe4; --ground: #f4f6f8; --paper: #fff;
  --accent: #0b5a75; --accent-dark: #08465c; --good: #14613a; --good-ground: #e5f3ea;
  --bad: #96271f; --bad-ground: #fbeae8; --waiting: #76500a; --waiting-ground: #fdf3dc;
  color-scheme: light;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, 'Segoe UI', Roboto, Arial, sans-serif; }
a { color: var(--accent); text-underline-offset: .15em; }
a:hover { color: var(--accent-dark); }
:focus-visible { outline: 3px solid #2f8fb3; outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4rem .8rem; z-index: 1; }
.masthead { background: #12303d; color: #fff; }
.masthead div { max-width: 70rem; margin: 0 auto; padding: .9rem 1.5rem; display: flex; gap: 0 1rem; align-items: baseline; flex-wrap: wrap; }
.masthead a { color: #fff; font-weight: 650; text-decoration: none; letter-spacing: .01em; }
.masthead a:hover { text-decoration: underline; }
.masthead span { color: #bfd2da; font-size: .9rem; }
main { max-width: 70rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .3rem; font-weight: 650; overflow-wrap: anywhere; }
h2 { font-size: 1.08rem; margin: 0 0 .9rem; font-weight: 650; }
h3 { font-size: .95rem; margin: 0 0 .5rem; font-weight: 650; }
.lead { color: var(--muted); margin: 0 0 1.8rem; }
.trail { margin: 0 0 1rem; font-size: .92rem; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 1.3rem 1.4rem; margin: 0 0 1.4rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .65rem .9rem .65rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; padding-top: 0; color: var(--muted); font-weight: 500; font-size: .85rem; white-space: nowrap; }
tbody th { font-weight: 600; overflow-wrap: anywhere; min-width: 14rem; }
tbody th .reference { font-weight: 400; display: block; margin-top: .1rem; }
td { white-space: nowrap; }
td.number { font-variant-numeric: tabular-nums; text-align: right; padding-right: 1.8rem; }
th.number { text-align: right; padding-right: 1.8rem; }
.reference { font: .85rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--muted); overflow-wrap: anywhere; }
.count { color: var(--muted); font-weight: 400; }
.empty { color: var(--muted); margin: 0; }
.pill { display: inline-block; border-radius: 99px; padding: .08rem .7rem; font-size: .85rem; font-weight: 550; white-space: nowrap; }
.waiting { background: var(--waiting-ground); color: var(--waiting); }
.good { background: var(--good-ground); color: var(--good); }
.bad { background: var(--bad-ground); color: var(--bad); }
.standing { border-radius: 8px; padding: .8rem 1.2rem; margin: 1.2rem 0 1.4rem; font-weight: 600; }
.alert { border-left: 4px solid var(--bad); background: var(--bad-ground); color: var(--bad); border-radius: 4px; padding: .8rem 1.2rem; margin: 1.2rem 0; }
.columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(18rem, 2fr); gap: 0 1.4rem; align-items: start; }
dl { display: grid; grid-template-columns: fit-content(13rem) minmax(0, 1fr); gap: .55rem 1.6rem; margin: 0; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
.enquiries { list-style: none; margin: 0; padding: 0; }
.enquiries li + li { border-top: 1px solid var(--line); margin-top: .9rem; padding-top: .9rem; }
.enquiries p { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
.question { font-weight: 600; }
.hint { color: var(--muted); font-size: .88rem; margin: .15rem 0 .6rem; }
form + form, .hint + form { border-top: 1px solid var(--line); margin-top: 1.3rem; padding-top: 1.2rem; }
label { display: block; font-weight: 550; font-size: .93rem; margin: 0 0 .25rem; }
.tick { display: flex; gap: .6rem; align-items: center; margin: 0; }
.tick input { width: 1.15rem; height: 1.15rem; margin: 0; accent-color: var(--accent); }
input[type=text], textarea { width: 100%; font: inherit; color: inherit; padding: .5rem .65rem; border: 1px solid #7d8b96; border-radius: 5px; background: #fff; margin: 0 0 .8rem; }
textarea { min-height: 4.6rem; resize: vertical; }
button { font: inherit; font-weight: 600; border-radius: 5px; padding: .5rem 1.2rem; border: 1px solid var(--accent); background: var(--paper); color: var(--accent); cursor: pointer; }
button:hover { background: #eaf3f6; }
button.primary { background: var(--accent); color: #fff; }
button.primary:hover { background: var(--accent-dark); }
button.danger { border-color: var(--bad); color: var(--bad); }
button.danger:hover { background: var(--bad-ground); }
@media (max-width: 52rem) { .columns { grid-template-columns: 1fr; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .7rem; } }
`;

/** The stylesheet's hash: the only style a page of the console may use. */
const STYLESHEET_SOURCE = `'sha256-${createHash('sha256').update(STYLESHEET).digest('base64')}'`;

/** What a page of the console may do: show itself and send its own forms. No script runs. */
export const PAGE_HEADERS = {
  'content-security-policy': `default-src 'none'; style-src ${STYLESHEET_SOURCE}; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  // Not no-referrer: browsers would then send the forms without their origin.
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;
