// One conversation on the console: the exchange, the field to answer, and what may be done with it.

import { Composer } from "../look/composer.js";
import { el } from "../look/dom.js";
import { bringIntoSight } from "../look/follow.js";
import { Timeline } from "../look/timeline.js";
import { Attached } from "./attached.js";
import { keepAtEnd } from "./at-end.js";
import { NO_SUBJECT } from "./lists.js";
import { ReadySearch } from "./ready.js";
import { Rescue } from "./rescue.js";
import { Side } from "./side.js";
import { Transfer } from "./transfer.js";
import { WrapUp } from "./wrap-up.js";

const LABELS = { citizen: "Citoyen", bot: "Robot", officer: "Vous" };
const WRITING_MS = 5000;
// What has ended leaves the screen by itself: long enough to read the last line.
const GONE_AFTER_MS = 20000;
const GOODBYES = { closed: "Cette conversation est terminée.", queued: "Cette conversation est remise dans la file.", bot: "Le robot a repris cette conversation." };

export class Talk {
  // `send(frame, timeline)` and `say(frame)` speak to the gateway; `dismiss()` puts away what has ended; `changed()` is
  // told of what the lists show; `team()` returns who is on duty; `codes` are those of the wrap-up.
  constructor(known, { send, say, dismiss, changed, team, codes }) {
    Object.assign(this, { id: known.conversation, send, say, dismiss, changed, team, unread: 0, state: "assigned", isClosed: false, emergency: false, isWriting: false, isOwed: false, heard: [], last: { at: known.since, text: "" }, suggestedAt: null });
    this.build(codes);
    this.timeline = new Timeline(this.log, { mine: "officer", labels: LABELS, press: null });
    this.update(known);
  }

  // The whole of it, at the accept and at each reconnection.
  update({ context, emergency, events, truncated, state, until }) {
    this.subject = context.subjects[context.subjects.length - 1] || NO_SUBJECT;
    this.heading.textContent = this.subject;
    this.side.know(context);
    for (const kind of context.dangers) this.rescue.dangers.add(kind);
    if (truncated) this.timeline.note("Les messages les plus anciens ne sont plus affichés.");
    for (const event of events) this.add(event);
    if (emergency) this.raise();
    this.become(state);
    if (until && state === "wrapping") this.wrap.countTo(until);
  }

  // What happens now, beside what is read again.
  happened(event) {
    const element = this.add(event);
    if (event.state) this.become(event.state);
    return element;
  }

  add(event) {
    const element = this.timeline.add(event);
    if (!element) return null;
    if (event.author === "citizen") this.heardCitizen(event);
    // An answer is owed from the citizen's message to the officer's next one; a colleague's note is none.
    if (event.author === "citizen" || (event.author === "officer" && !event.officer_only)) this.isOwed = event.author === "citizen";
    if (event.danger) this.endangered(event.danger);
    return element;
  }

  heardCitizen(event) {
    this.stopWriting();
    this.last = { at: event.at, text: event.texts.join(" ") };
    if (event.form) this.rescue.answered(event.texts);
    else this.heard.push(event);
  }

  endangered(kind) {
    this.side.endangered(kind);
    this.rescue.dangers.add(kind);
    this.raise();
  }

  write(text) {
    const { cards, notice } = this.attached;
    const id = this.send(Object.assign({ type: "message", conversation: this.id, text }, this.attached.frame), this.timeline);
    bringIntoSight(this.timeline.addPending(id, text, { cards, notice }), { end: true });
    this.attached.clear();
    this.side.suggest([]);
  }

  // A ready text comes after what is already written, to be read and changed.
  insert(text) {
    const { field } = this.composer;
    field.value = [field.value.trim(), text.text].filter(Boolean).join("\n\n");
    this.composer.measure();
    this.attached.add(text);
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  // Returns false where there is no such suggestion. What is already written is never sent along: then it is inserted.
  takeSuggestion(number, sends) {
    const text = this.side.texts[number - 1];
    if (!text || this.state !== "assigned") return false;
    const alone = !this.composer.field.value.trim();
    this.insert(text);
    if (sends && alone) this.composer.form.requestSubmit();
    return true;
  }

  citizenWrites() {
    clearTimeout(this.writingTimer);
    this.writing.hidden = false;
    this.isWriting = true;
    this.writingTimer = setTimeout(() => this.stopWriting(), WRITING_MS);
    this.changed();
  }

  stopWriting() {
    clearTimeout(this.writingTimer);
    this.writing.hidden = true;
    this.isWriting = false;
    this.changed();
  }

  raise() {
    this.emergency = true;
    this.flag.hidden = false;
    this.flag.textContent = "Danger dans cette conversation. Rappelez-lui le 17, le 112, ou le 114 par SMS.";
    this.rescuer.classList.remove("fr-btn--secondary");
  }

  become(state) {
    if (this.isClosed || state === this.state) return;
    this.state = state;
    if (GOODBYES[state]) return this.ended(state);
    this.openPanel(null);
    this.composer.show(state === "assigned");
    for (const move of this.moves) move.hidden = state !== "assigned";
    if (state === "wrapping") this.wrap.open();
    else {
      this.wrap.close();
      if (!this.element.hidden) this.composer.field.focus();
    }
  }

  ended(state) {
    this.isClosed = true;
    this.openPanel(null);
    this.wrap.close();
    this.composer.show(false);
    for (const move of this.moves) move.hidden = true;
    this.dismisser.hidden = false;
    this.goodbye.textContent = `${GOODBYES[state]} Elle disparaît de cet écran dans ${GONE_AFTER_MS / 1000}\u00a0secondes.`;
    this.goodbye.hidden = false;
    this.goneTimer = setTimeout(() => this.dismiss(this), GONE_AFTER_MS);
  }

  // Where the keyboard goes when this conversation comes to the front.
  focus() {
    if (this.isClosed) this.dismisser.focus();
    else if (this.state === "wrapping") this.wrap.open();
    else this.composer.field.focus({ preventScroll: true });
  }

  // One panel at a time, or none; a second press puts it away.
  openPanel(panel) {
    for (const each of [this.transfer, this.rescue, this.robot]) {
      const opens = each === panel && each.element.hidden;
      each.element.hidden = !opens;
      if (opens) each.open(this.team());
    }
  }

  closePanel() {
    this.openPanel(null);
    this.composer.field.focus();
  }

  // Everything that the keyboard may ask of it. Returns false where this is not the moment.
  move(name) {
    if (this.state !== "assigned") return false;
    return this[name]();
  }

  end() {
    this.say({ type: "wrap_up", conversation: this.id });
  }

  ask(panel) {
    this.openPanel(this[panel]);
  }

  refused({ sentence, code }) {
    if (["personal_data", "copied_text", "not_kept", "empty", "too_long"].includes(code) && this.state === "wrapping") this.wrap.refuse(sentence);
    else return false;
    return true;
  }

  // Nothing of it stays: neither on the screen nor in the page's memory.
  forget() {
    clearTimeout(this.writingTimer);
    clearTimeout(this.goneTimer);
    this.wrap.close();
    this.heard = [];
    for (const element of [this.element, this.side.element]) {
      for (const field of Array.from(element.querySelectorAll("input, textarea"))) field.value = "";
      element.parentNode.removeChild(element);
    }
  }

  build(codes) {
    const about = (type, more) => () => this.say(Object.assign({ type, conversation: this.id }, more));
    this.side = new Side(this.id, { insert: (text) => this.insert(text) });
    this.attached = new Attached();
    this.search = new ReadySearch(this.id, { insert: (text) => this.insert(text), leave: () => this.composer.field.focus() });
    this.transfer = new Transfer(this.id, { send: (fields) => this.say(Object.assign({ type: "transfer", conversation: this.id }, fields)), close: () => this.closePanel() });
    this.rescue = new Rescue(this.id, { ask: about("rescue_ask"), transmit: about("rescue_transmit"), messages: () => this.heard, close: () => this.closePanel() });
    this.robot = this.robotPanel(about("return_to_bot"));
    this.wrap = new WrapUp(this.id, codes, { close: (code) => this.close(code), resume: about("resume"), note: (text) => this.say({ type: "missing_question", conversation: this.id, text }) });
    this.frame();
    this.composer = new Composer(this.element.querySelector(".composer"), { send: (text) => this.write(text), typing: about("typing") });
    // What was joined belongs to the text that came with it.
    this.composer.field.addEventListener("input", () => this.composer.field.value.trim() || this.attached.clear());
    keepAtEnd(this.log);
    this.composer.field.addEventListener("keydown", (event) => {
      // Nothing written yet: a slash looks for a ready text.
      if (event.key !== "/" || this.composer.field.value || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.search.open();
    });
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && this.closePanel());
  }

  frame() {
    this.heading = el("h2", { class: "talk__subject", tabindex: "-1" });
    this.rescuer = this.button("Secours", "U", () => this.ask("rescue"));
    this.moves = [this.rescuer, this.button("Transférer", "T", () => this.ask("transfer")), this.button("Rendre au robot", "B", () => this.ask("robot")), this.button("Terminer", "X", () => this.end())];
    this.dismisser = el("button", { type: "button", class: "fr-btn fr-btn--sm", hidden: true, onclick: () => this.dismiss(this) }, "Fermer l’échange");
    this.goodbye = el("p", { class: "talk__goodbye", role: "status", hidden: true });
    this.flag = el("p", { class: "talk__flag", role: "alert", hidden: true });
    this.log = el("div", { class: "talk__log", role: "log", "aria-live": "polite", "aria-relevant": "additions", "aria-label": "Messages", tabindex: "0" });
    this.writing = el("p", { class: "writing", role: "status", hidden: true }, "Le citoyen écrit…");
    this.element = el("div", { class: "talk", hidden: true },
      el("div", { class: "talk__head" }, this.heading, el("div", { class: "talk__moves" }, this.moves, this.dismisser)),
      this.flag, this.goodbye, this.transfer.element, this.rescue.element, this.robot.element,
      this.log, this.writing, this.search.element, this.form(), this.wrap.element);
  }

  button(label, key, act) {
    return el("button", { type: "button", class: "fr-btn fr-btn--secondary fr-btn--sm", "aria-keyshortcuts": `Alt+${key}`, onclick: act }, label, el("kbd", { "aria-hidden": "true" }, key));
  }

  robotPanel(give) {
    const giver = el("button", { type: "button", class: "fr-btn fr-btn--sm", onclick: give }, "Rendre maintenant");
    const element = el("div", { class: "panel", role: "group", "aria-label": "Rendre au robot", hidden: true },
      el("p", {}, "Rendre la conversation au robot\u00a0? Le citoyen en est informé. Le robot ne lit rien de votre échange."),
      el("div", { class: "panel__moves" }, giver, el("button", { type: "button", class: "fr-btn fr-btn--secondary fr-btn--sm", onclick: () => this.closePanel() }, "Annuler")));
    return { element, open: () => giver.focus() };
  }

  close(code) {
    this.closedByMe = true;
    this.say({ type: "close", conversation: this.id, code });
  }

  form() {
    const field = `reponse-${this.id}`;
    return el("form", { class: "composer", autocomplete: "off" },
      this.attached.element,
      el("div", { class: "composer__above" },
        el("label", { class: "composer__label", for: field }, "Votre réponse"),
        el("button", { type: "button", class: "composer__ready", onclick: () => this.search.open() }, "Réponses types", el("kbd", { "aria-hidden": "true" }, "/"))),
      el("div", { class: "composer__row" },
        el("textarea", { class: "fr-input composer__field", id: field, rows: "1", autocomplete: "off", "aria-describedby": `${field}-reste` }),
        el("button", { type: "submit", class: "fr-btn composer__send" }, "Envoyer")),
      el("p", { class: "composer__count", id: `${field}-reste`, "data-count": true, role: "status", hidden: true }));
  }
}
