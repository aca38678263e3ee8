// A danger: seen at once, and heard again and again until somebody takes it.

import { callAttention } from "../look/attention.js";
import { el, empty } from "../look/dom.js";

const AGAIN_MS = 4000;

export class Alarm {
  // `take(entry)` takes who is in danger; `play()` sounds once, `tell()` also notifies.
  constructor(panel, { take, play, tell }) {
    Object.assign(this, { panel, take, play, tell, heard: new Set(), shown: "", timer: null });
  }

  // The gateway says that this officer must hear of it.
  sound({ conversation }) {
    this.heard.add(conversation);
    this.tell();
    callAttention("Danger");
  }

  // `entries`: the queue. What has left it has been taken.
  follow(entries) {
    const waiting = entries.filter((entry) => this.heard.has(entry.conversation));
    this.heard = new Set(waiting.map((entry) => entry.conversation));
    const shown = waiting.map((entry) => entry.conversation).join();
    if (shown === this.shown) return;
    this.shown = shown;
    this.quiet();
    if (!waiting.length) return empty(this.panel);
    this.timer = setInterval(this.play, AGAIN_MS);
    this.show(waiting);
  }

  // A danger in a conversation that this officer has; `open()` brings it to the front.
  say(sentence, open) {
    if (this.shown) return;
    empty(this.panel);
    if (sentence) {
      this.panel.append(el("p", {}, sentence), el("button", { type: "button", class: "fr-btn fr-btn--sm", onclick: open }, "L’ouvrir", el("kbd", { "aria-hidden": "true" }, "L")));
      this.tell();
      callAttention("Danger");
    }
  }

  quiet() {
    clearInterval(this.timer);
    this.timer = null;
  }

  show(waiting) {
    empty(this.panel);
    const silencer = el("button", { type: "button", class: "fr-btn fr-btn--secondary fr-btn--sm", onclick: () => {
      this.quiet();
      silencer.hidden = true;
    } }, "Couper le son de cette alerte");
    const many = waiting.length > 1 ? `${waiting.length} personnes en danger attendent.` : "Une personne en danger attend.";
    this.panel.append(
      el("p", {}, `${many} ${waiting[0].subject ? `Sujet\u00a0: ${waiting[0].subject}.` : ""}`),
      el("button", { type: "button", class: "fr-btn fr-btn--sm", "data-take": true, onclick: () => this.take(waiting[0]) }, "Prendre maintenant", el("kbd", { "aria-hidden": "true" }, "P")),
      silencer);
  }
}
