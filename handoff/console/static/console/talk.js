// One conversation on the console: what is known of it, the exchange, and the field to answer.

import { Composer } from "../look/composer.js";
import { el, empty } from "../look/dom.js";
import { bringIntoSight } from "../look/follow.js";
import { Timeline } from "../look/timeline.js";
import { NO_SUBJECT } from "./lists.js";

const LABELS = { citizen: "Citoyen", bot: "Robot", officer: "Vous" };
const WRITING_MS = 5000;

export class Talk {
  // `send(frame, timeline)` and `say(frame)` speak to the gateway; `close()` ends; `dismiss()` puts away what has ended.
  constructor(known, { send, say, dismiss }) {
    Object.assign(this, { id: known.conversation, send, say, dismiss, unread: 0, isClosed: false, emergency: false, last: { at: known.since, text: "" } });
    this.build();
    this.timeline = new Timeline(this.log, { mine: "officer", labels: LABELS, press: null });
    this.update(known);
  }

  // The whole of it, at the accept and at each reconnection.
  update({ context, emergency, events, truncated }) {
    this.subject = context.subjects[context.subjects.length - 1] || NO_SUBJECT;
    this.heading.textContent = this.subject;
    this.describe(context);
    if (truncated) this.timeline.note("Les messages les plus anciens ne sont plus affichés.");
    for (const event of events) this.add(event);
    if (emergency) this.raise();
  }

  add(event) {
    const element = this.timeline.add(event);
    if (!element) return null;
    if (event.author === "citizen") this.heardCitizen(event);
    if (event.danger) this.raise();
    return element;
  }

  heardCitizen(event) {
    this.writing.hidden = true;
    this.last = { at: event.at, text: event.texts.join(" ") };
  }

  write(text) {
    const id = this.send({ type: "message", conversation: this.id, text }, this.timeline);
    bringIntoSight(this.timeline.addPending(id, text));
  }

  citizenWrites() {
    clearTimeout(this.writingTimer);
    this.writing.hidden = false;
    this.writingTimer = setTimeout(() => (this.writing.hidden = true), WRITING_MS);
  }

  raise() {
    this.emergency = true;
    this.flag.hidden = false;
  }

  ended() {
    this.isClosed = true;
    this.composer.show(false);
    this.confirmation.hidden = this.ender.hidden = true;
    this.dismisser.hidden = false;
  }

  ask(visible) {
    this.confirmation.hidden = !visible;
    (visible ? this.confirmation.querySelector("button") : this.ender).focus();
  }

  build() {
    this.heading = el("h2", { class: "talk__subject", tabindex: "-1" });
    this.ender = el("button", { type: "button", class: "fr-btn fr-btn--secondary fr-btn--sm", onclick: () => this.ask(true) }, "Terminer");
    this.dismisser = el("button", { type: "button", class: "fr-btn fr-btn--sm", hidden: true, onclick: () => this.dismiss(this) }, "Fermer l’échange");
    this.confirmation = el("div", { class: "talk__confirmation", role: "group", "aria-label": "Terminer la conversation", hidden: true },
      el("p", {}, "Terminer\u00a0? Le citoyen en sera informé et l’échange disparaîtra."),
      el("button", { type: "button", class: "fr-btn fr-btn--secondary fr-btn--sm", onclick: () => this.ask(false) }, "Continuer"),
      el("button", { type: "button", class: "fr-btn fr-btn--sm", "data-confirm": true, onclick: () => this.close() }, "Terminer la conversation"));
    this.confirmation.addEventListener("keydown", (event) => event.key === "Escape" && this.ask(false));
    this.flag = el("p", { class: "talk__flag", hidden: true }, "Danger dans cette conversation. Rappelez-lui le 17, le 112, ou le 114 par SMS.");
    this.context = el("dl", { class: "talk__context" });
    this.log = el("div", { class: "talk__log", role: "log", "aria-live": "polite", "aria-relevant": "additions", "aria-label": "Messages", tabindex: "0" });
    this.writing = el("p", { class: "writing", role: "status", hidden: true }, "Le citoyen écrit…");
    this.element = el("div", { class: "talk", hidden: true },
      el("div", { class: "talk__head" }, this.heading, this.ender, this.dismisser),
      this.confirmation, this.flag, this.context, this.log, this.writing, this.form());
    this.composer = new Composer(this.element.querySelector("form"), {
      send: (text) => this.write(text),
      typing: () => this.say({ type: "typing", conversation: this.id }),
    });
  }

  close() {
    this.closedByMe = true;
    this.confirmation.hidden = true;
    this.say({ type: "close", conversation: this.id });
  }

  form() {
    const field = `reponse-${this.id}`;
    return el("form", { class: "composer", autocomplete: "off" },
      el("label", { class: "composer__label", for: field }, "Votre réponse"),
      el("div", { class: "composer__row" },
        el("textarea", { class: "fr-input composer__field", id: field, rows: "1", autocomplete: "off", "aria-describedby": `${field}-reste` }),
        el("button", { type: "submit", class: "fr-btn composer__send" }, "Envoyer")),
      el("p", { class: "composer__count", id: `${field}-reste`, "data-count": true, role: "status", hidden: true }));
  }

  describe(context) {
    empty(this.context);
    const known = [
      ["Motif", context.reason_label],
      ["Sujets reconnus", context.subjects.join(", ") || "aucun"],
      ...Object.entries(context.details),
    ];
    for (const [name, value] of known) this.context.append(el("div", {}, el("dt", {}, name), el("dd", {}, value)));
  }
}
