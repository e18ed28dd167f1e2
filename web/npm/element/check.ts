// `<cors-check>`: an exchange in a page, with its verdict. What stands in the page stays as it is until a
// reader asks for more, so that nothing moves; the engine comes when the element comes near the window.

import { engine, playground } from "./engine.js";
import type { Fence, Fix, Loaded } from "./engine.js";
import { element } from "./markup.js";
import { badge, panel } from "./panel.js";
import type { Deeds, Told } from "./panel.js";
import { style } from "./style.js";
import { WORDS } from "./words.js";

/** How far outside the window an element may be when its engine is asked for. */
const NEAR = "200px";

// Where pages are made there are no elements.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export class CorsCheck extends Base {
  static #near: IntersectionObserver | undefined;
  #root: ShadowRoot | undefined;
  #loaded: Loaded | undefined;
  /** What stands behind the language, and the text. */
  #info = "";
  #text = "";
  /** Whose rules are told; none as long as nobody chose. */
  #chosen: string | undefined;
  #isOpen = false;
  #editor: HTMLTextAreaElement | undefined;

  connectedCallback(): void {
    if (this.#root === undefined) {
      this.#root = this.attachShadow({ mode: "open" });
      this.#root.adoptedStyleSheets = [style()];
      this.#root.append(document.createElement("slot"));
      for (const sign of ["focusin", "pointerdown"]) this.addEventListener(sign, () => void this.#upgrade(), { once: true });
    }
    CorsCheck.#near ??= new IntersectionObserver(arrived, { rootMargin: NEAR });
    CorsCheck.#near.observe(this);
  }

  disconnectedCallback(): void {
    CorsCheck.#near?.unobserve(this);
  }

  /** @internal */
  near(): void {
    CorsCheck.#near?.unobserve(this);
    void this.#upgrade();
  }

  async #upgrade(): Promise<void> {
    const loaded = await engine();
    if (loaded === undefined || this.#loaded !== undefined) return;
    this.#loaded = loaded;
    this.#restart();
    this.#draw();
  }

  /** What the page says: in its own words, or as it is shown. */
  #restart(): void {
    this.#info = `cors ${(this.getAttribute("info") ?? "").replace(/^\s*cors\b/, "")}`;
    const shown = (this.querySelector("code") ?? this.querySelector("pre") ?? this).textContent ?? "";
    this.#text = this.getAttribute("source") ?? shown.trimEnd();
    this.#text = this.#read()?.source ?? this.#text;
  }

  #read(): Fence | undefined {
    return this.#loaded?.fence(this.#info, this.#text) ?? undefined;
  }

  /** Nothing where the text holds no exchange yet. */
  #judged(read: Fence, loaded: Loaded): Judged | undefined {
    if (read.verdict === null) return undefined;
    const only = read.engine;
    const accounts = loaded.compare(read.scenario).filter((one) => only === null || one.engine === only);
    const chosen = accounts.find((one) => one.engine === this.#chosen) ?? accounts[0];
    return chosen && { read, accounts, chosen };
  }

  /** Draws all but the editor, which keeps its cursor. The text is read once, and fixes are sought where they are shown. */
  #draw(): void {
    const [root, loaded, read] = [this.#root, this.#loaded, this.#read()];
    if (root === undefined || loaded === undefined || read === undefined) return;
    const judged = this.#judged(read, loaded);
    const focused = (root.activeElement as HTMLElement | null)?.dataset["name"];
    for (const old of root.querySelectorAll(".bar, .panel")) old.remove();
    root.prepend(this.#bar(read, judged));
    if (this.#isOpen) {
      const whole = judged && { ...judged, fixes: loaded.fixes(read.scenario) };
      root.append(whole ? panel(whole, this.#deeds(read, loaded)) : refused(read));
    }
    if (focused !== undefined) root.querySelector<HTMLElement>(`[data-name="${focused}"]`)?.focus();
  }

  #bar(read: Fence, judged: Judged | undefined): HTMLElement {
    const { word, tone } = badge(judged?.accounts ?? []);
    const base = this.getAttribute("playground") ?? playground();
    const link = judged && base !== undefined && base + fragment(read);
    const isEditing = this.#editor !== undefined;
    const open = () => this.#show(!this.#isOpen);
    return element(
      "div",
      { class: "bar", part: "bar", role: "group", "aria-label": WORDS.group, lang: "en", "data-tone": tone },
      element("span", { part: "badge" }, word),
      element(
        "button",
        { type: "button", part: "button", "data-name": "why", "aria-expanded": String(this.#isOpen), "aria-controls": "panel", click: open },
        WORDS.why,
      ),
      read.editable &&
        element(
          "button",
          { type: "button", part: "button", "data-name": "edit", "aria-pressed": String(isEditing), click: () => this.#edit(!isEditing) },
          isEditing ? WORDS.reset : WORDS.edit,
        ),
      link && element("a", { part: "button", "data-name": "open", href: link, target: "_blank", rel: "noopener", title: WORDS.open }, WORDS.playground),
    );
  }

  #show(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#draw();
  }

  /** Puts a text area in the place of what is shown, or what was shown in its place again. */
  #edit(isEditing: boolean): void {
    const root = this.#root;
    if (root === undefined) return;
    if (isEditing) {
      const height = this.offsetHeight;
      const area = element("textarea", {
        class: "editor",
        part: "editor",
        "aria-label": WORDS.exchange,
        spellcheck: "false",
        dir: "ltr",
        input: () => {
          this.#text = area.value;
          this.#draw();
        },
      });
      area.value = this.#text;
      root.querySelector("slot")?.replaceWith(area);
      area.style.blockSize = `${height}px`;
      this.#editor = area;
    } else {
      this.#editor?.replaceWith(document.createElement("slot"));
      this.#editor = undefined;
      this.#restart();
    }
    this.#show(true);
    if (isEditing) this.#editor?.focus();
  }

  #deeds(read: Fence, loaded: Loaded): Deeds {
    const choose = (engine: string) => {
      this.#chosen = engine;
      this.#draw();
      this.#root?.querySelector("select")?.focus();
    };
    const apply = (fix: Fix) => {
      const [healed] = loaded.fences(loaded.writeFence(fix.healed));
      if (healed === undefined) return;
      this.#info = `${healed.info} editable${read.engine === null ? "" : ` engine=${read.engine}`}`;
      this.#text = healed.source;
      if (this.#editor === undefined) return this.#edit(true);
      this.#editor.value = this.#text;
      this.#draw();
      this.#editor.focus();
    };
    return { choose, apply: read.editable ? apply : undefined };
  }
}

/** What is known of an exchange before anybody asks what would help. */
type Judged = Omit<Told, "fixes">;

/** What is said where the text holds no exchange yet. */
function refused({ notes, faults }: Fence): HTMLElement {
  const said = [...faults, ...notes.map(({ text }) => text)].map((text) => element("p", {}, text));
  return element("section", { class: "panel", part: "panel", id: "panel", role: "status", lang: "en" }, said);
}

/** The exchange as the playground's address holds it. */
function fragment({ scenario, engine }: Fence): string {
  return `#s=${encodeURIComponent(JSON.stringify(engine === null ? scenario : { ...scenario, engine }))}`;
}

function arrived(entries: IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) if (isIntersecting && target instanceof CorsCheck) target.near();
}

/** Makes the element known, where there are elements and it is not known yet. */
export function define(): void {
  const { customElements } = globalThis;
  if (customElements !== undefined && !customElements.get("cors-check")) customElements.define("cors-check", CorsCheck);
}
