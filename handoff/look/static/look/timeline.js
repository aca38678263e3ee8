// The entries of one conversation on the screen, in the order of `seq`, each one once.

import { el, empty, hiddenText } from "./dom.js";
import { message, moment, notice } from "./message.js";

const SENDING = "Envoi en cours…";
const NOT_YET_SENT = "Pas encore envoyé.";

export class Timeline {
  // `reader`: as `message` reads it.
  constructor(log, reader) {
    Object.assign(this, { log, reader, cursor: 0 });
    this.waiting = new Map();
    this.fate = SENDING;
  }

  // Returns the new element, or null for an event that is already there.
  add(event) {
    if (event.seq <= this.cursor) return null;
    this.cursor = event.seq;
    // A move that nobody need see.
    if (event.author === "system" && !event.texts.length) return null;
    if (event.author !== "system") this.withdrawChoices(".choices");
    if (event.form) this.withdrawChoices(".fields");
    return this.settle(event) || this.insert(message(event, this.reader));
  }

  // An event that this reader need not see.
  pass({ seq }) {
    this.cursor = Math.max(this.cursor, seq);
    return null;
  }

  // Shows at once what the reader of this page has just said, before the server has taken it.
  // `text`: one bubble, or a list of them; `more`: the cards, the notice or the form that go with it.
  addPending(id, text, more) {
    this.withdrawChoices(".choices");
    const event = Object.assign({ author: this.reader.mine, texts: [].concat(text), buttons: [], cards: [], outcome: null, at: null }, more);
    if (event.form) this.withdrawChoices(".fields");
    const element = message(event, this.reader);
    element.classList.add("message--pending");
    element.appendChild(el("p", { class: "message__fate" }, this.fate));
    this.waiting.set(id, element);
    this.log.appendChild(element);
    return element;
  }

  // Not taken yet, and why.
  delay(id, sentence) {
    const element = this.waiting.get(id);
    if (element) element.querySelector(".message__fate").textContent = sentence;
  }

  // The line is cut, or back: what waits for it says so.
  lineIs(state) {
    if (state === "connecting") return;
    this.fate = state === "open" ? SENDING : NOT_YET_SENT;
    for (const id of this.waiting.keys()) this.delay(id, this.fate);
  }

  // Never taken, and why.
  refuse(id, sentence) {
    const element = this.waiting.get(id);
    if (!element) return;
    this.waiting.delete(id);
    element.classList.remove("message--pending");
    element.classList.add("message--refused");
    const fate = element.querySelector(".message__fate");
    empty(fate);
    fate.append(hiddenText("Message non envoyé. "), sentence);
  }

  note(sentence) {
    return this.insert(notice(sentence));
  }

  clear() {
    this.cursor = 0;
    this.waiting.clear();
    empty(this.log);
  }

  // The robot's buttons answer its last message only. What the service itself asks stands until the person says something.
  withdrawChoices(which = ".choices--robot") {
    for (const choices of Array.from(this.log.querySelectorAll(which))) choices.parentNode.removeChild(choices);
  }

  // The pending bubble becomes the event; the element stays, so that a screen reader does not read it twice.
  settle(event) {
    const element = this.waiting.get(event.client_message_id);
    if (!element) return null;
    this.waiting.delete(event.client_message_id);
    element.classList.remove("message--pending");
    element.removeChild(element.querySelector(".message__fate"));
    element.querySelector(".message__author").appendChild(moment(event.at));
    const next = this.firstWaiting();
    if (next && element.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_PRECEDING) this.log.insertBefore(element, next);
    return element;
  }

  // What the server has not taken yet stays below what it has.
  insert(element) {
    this.log.insertBefore(element, this.firstWaiting());
    return element;
  }

  firstWaiting() {
    return this.log.querySelector(".message--pending");
  }
}
