// The person whom the queue offers to this officer, with the seconds left to say yes.

import { el, empty } from "../look/dom.js";
import { elapsed } from "./elapsed.js";
import { NO_SUBJECT, WAITS } from "./lists.js";

const TICK_MS = 1000;

export class Offer {
  // `accept(offer)` and `decline(offer)` answer it.
  constructor(panel, { accept, decline }) {
    Object.assign(this, { panel, accept, decline, timer: null, shown: null });
  }

  // `offer`: as the gateway says it, or null once it is over.
  show(offer) {
    clearInterval(this.timer);
    this.panel.hidden = !offer;
    if (!offer) return this.clear();
    // Its danger may be told of while it is offered.
    const shown = [offer.conversation, offer.emergency, offer.subject].join();
    if (this.shown !== shown) this.build(offer);
    this.shown = shown;
    const tick = () => (this.left.textContent = `${Math.max(0, Math.ceil((new Date(offer.until) - Date.now()) / 1000))}\u00a0s`);
    this.timer = setInterval(tick, TICK_MS);
    tick();
  }

  clear() {
    this.shown = null;
    empty(this.panel);
  }

  build(offer) {
    const held = Array.from(this.panel.querySelectorAll("button")).indexOf(document.activeElement);
    empty(this.panel);
    // Seconds that tick are for the eye: read aloud, they would cover everything else.
    this.left = el("span", { class: "offer__left", "aria-hidden": "true" });
    this.panel.append(
      el("p", { class: `offer__what${offer.emergency ? " offer__what--danger" : ""}`, role: "status" },
        `${offer.emergency ? "Danger. " : ""}On vous propose\u00a0: ${offer.subject || NO_SUBJECT}.`),
      el("p", { class: "offer__detail" }, `${offer.reason_label} · `, elapsed(offer.since, WAITS)),
      this.left,
      el("button", { type: "button", class: "fr-btn fr-btn--sm", "aria-keyshortcuts": "Alt+P", onclick: () => this.accept(offer) }, "Accepter", el("kbd", { "aria-hidden": "true" }, "P")),
      el("button", { type: "button", class: "fr-btn fr-btn--secondary fr-btn--sm", "aria-keyshortcuts": "Alt+N", onclick: () => this.decline(offer) }, "Passer", el("kbd", { "aria-hidden": "true" }, "N")));
    if (held >= 0) this.panel.querySelectorAll("button")[held].focus();
  }
}
