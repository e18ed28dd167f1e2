// How the element looks. Letters and background are the host's: every colour here is its text colour,
// mixed, so that whatever the host does for a dark theme does for this as well.

const TEXT = `
/* Hosts that let what is too wide scroll would cut off the bar. */
:host { display: block; position: relative; isolation: isolate; overflow: visible !important; }
:host([hidden]) { display: none; }
.bar, .panel, .editor {
  --allowed: var(--cors-check-allowed, #1a7f37);
  --blocked: var(--cors-check-blocked, #d1242f);
  --unsure: var(--cors-check-unsure, #9a6700);
  --tone: var(--unsure);
  --line: color-mix(in srgb, currentColor 25%, transparent);
}
[data-tone="good"] { --tone: var(--allowed); }
[data-tone="bad"] { --tone: var(--blocked); }
.bar {
  position: absolute; inset-block-start: 0; inset-inline-end: 0.75em; max-inline-size: calc(100% - 1.5em);
  display: flex; overflow: hidden; z-index: 9;
  transform: translateY(-50%);
  font: 600 max(0.8rem, 12px)/1.8 var(--cors-check-font, system-ui, sans-serif);
  color: #fff; background: var(--cors-check-bar, #3b4048); border: 1px solid transparent; border-radius: 0.9em;
}
.bar > * {
  margin: 0; padding: 0 0.75em; border: 0; border-radius: 0; background: none;
  font: inherit; color: inherit; text-decoration: none; white-space: nowrap;
}
.bar > span { background: color-mix(in srgb, var(--tone) 82%, #000); }
.bar > :is(button, a) { cursor: pointer; border-inline-start: 1px solid #fff4; }
.bar > :is(button, a):hover, .bar > [aria-expanded="true"], .bar > [aria-pressed="true"] { background: #fff3; }
.bar > :focus-visible { outline: 2px solid #fff; outline-offset: -3px; border-radius: 0.9em; }
.editor {
  box-sizing: border-box; display: block; inline-size: 100%; margin-block: 1em; padding: 1em; resize: vertical;
  font: 0.85em/1.5 var(--cors-check-mono, ui-monospace, monospace); color: inherit; background: transparent;
  border: 1px solid var(--line); border-radius: 4px; white-space: pre; overflow: auto;
}
.panel {
  margin-block: -0.25em 1.25em; padding: 0.25em 1em; border-inline-start: 4px solid var(--tone);
  text-align: start; overflow-wrap: anywhere;
}
.panel :is(p, ul, ol, dl) { margin: 0.6em 0; padding: 0; }
.panel :is(ul, ol) { padding-inline-start: 1.4em; }
.panel :is(dt, .label) { font-weight: 600; margin-block: 0.8em 0.2em; }
.panel dd { margin: 0; }
.panel pre { margin: 0; white-space: pre-wrap; }
.panel :is(code, pre, dd) { font: 0.9em/1.5 var(--cors-check-mono, ui-monospace, monospace); }
.panel .verdict { font-weight: 600; color: color-mix(in srgb, var(--tone) 40%, currentColor); }
.panel summary { cursor: pointer; font-weight: 600; }
.panel a { color: inherit; }
.panel :is(button, select) {
  font: inherit; font-size: 0.9em; color: inherit; background: transparent;
  border: 1px solid var(--line); border-radius: 4px; padding: 0.1em 0.6em; cursor: pointer;
}
.panel option { color: CanvasText; background: Canvas; }
.panel :focus-visible, .editor:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
.panel .quiet { opacity: 0.8; font-size: 0.9em; }
@media (forced-colors: active) { .bar, .editor, .panel { border-color: CanvasText; } }
@media print { .bar > :is(button, a), .panel :is(button, select, label) { display: none; } }
`;

let sheet: CSSStyleSheet | undefined;

/** One sheet for all; a policy against inline styles has nothing to say about it. */
export function style(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(TEXT);
  }
  return sheet;
}
