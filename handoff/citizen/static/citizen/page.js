// The citizen's page: one conversation, from the first message to its end. Start reading at `Conversation.heard`.

import { callAttention } from "../look/attention.js";
import { Composer } from "../look/composer.js";
import { bringIntoSight, isAtEnd } from "../look/follow.js";
import { LineSign } from "../look/line-sign.js";
import { Line } from "../look/line.js";
import { Outbox } from "../look/outbox.js";
import { Timeline } from "../look/timeline.js";
import { Ending } from "./ending.js";
import { onQuickExit } from "./exit.js";
import { closeMenuFromOutside } from "./menu.js";
import { showOfficers } from "./officers.js";
import { keepRoom } from "./room.js";
import { WritingSign, showInterlocutor } from "./signs.js";
import { dropTicket, rememberCursor, requestTicket } from "./ticket.js";
import { Waiting } from "./waiting.js";

const LABELS = { citizen: "Vous", bot: "Robot", officer: "Policier" };
const OFFICER_TITLE = "Parler à un policier";
// A telephone may still call when it has no internet.
const CUT = "Connexion interrompue. Nous réessayons. Vos messages sont gardés sur cette page. En danger, appelez le 17 ou le 112.";

const part = (name) => document.querySelector(`[data-part="${name}"]`);

class Conversation {
  constructor() {
    this.state = "bot";
    this.officers = null;
    this.fresh = false;
    this.leaving = false;
    this.timeline = new Timeline(part("log"), { mine: "citizen", labels: LABELS, standing: [OFFICER_TITLE], press: (button) => this.press(button), fill: (answers) => this.fillIn(answers) });
    this.line = new Line("/ws/citizen", {
      hello: () => this.hello(),
      heard: (message) => this.heard(message),
      changed: (state) => this.lineChanged(state),
      ended: () => false,
    });
    this.outbox = new Outbox(this.line);
    this.composer = new Composer(part("composer"), { send: (text) => this.write(text), typing: () => this.tellTyping() });
    this.waiting = new Waiting(part("waiting"));
    this.lineSign = new LineSign(part("line"), CUT, () => this.keepPendingInSight());
    this.writing = new WritingSign(part("writing"));
    this.ending = new Ending(part("ending"), part("leave"), { end: () => this.leave() });
    part("officer").addEventListener("click", () => this.press({ id: "officer", title: OFFICER_TITLE }));
    part("again").addEventListener("click", () => this.startAgain());
    part("news").addEventListener("click", () => this.showNewest());
    onQuickExit(() => this.vanish());
    keepRoom({ bar: document.querySelector(".danger"), foot: part("foot") });
    window.addEventListener("pagehide", () => this.timeline.cursor && this.state !== "closed" && rememberCursor(this.timeline.cursor));
    this.show();
    this.line.open();
  }

  async hello() {
    const ticket = await requestTicket(this.fresh ? { new: true } : { cursor: this.timeline.cursor });
    this.fresh = false;
    return { type: "hello", ticket, cursor: this.timeline.cursor };
  }

  lineChanged(state) {
    this.lineSign.show(state);
    this.timeline.lineIs(state);
  }

  // The sign of a cut must not push what it speaks of out of sight.
  keepPendingInSight() {
    const pending = part("log").querySelectorAll(".message--pending");
    if (pending.length && isAtEnd(part("log"), part("foot"))) this.see(pending[pending.length - 1], { end: true });
  }

  // What the server says, by type.
  heard(message) {
    if (message.type === "welcome") this.welcome(message);
    else if (message.type === "event") this.happened(message);
    else if (message.type === "ack") this.outbox.acknowledged(message.client_message_id);
    else if (message.type === "queue") this.place(message);
    else if (message.type === "officers") this.presence(message);
    else if (message.type === "typing") this.writing.show(message.author);
    else if (message.type === "truncated") this.tellTruncated();
    else if (message.type === "error") this.refused(message);
  }

  welcome({ state, continuity, truncated, events, queue, officers }) {
    const known = this.timeline.cursor > 0;
    if (continuity !== "continued") this.timeline.cursor = 0;
    if (continuity === "lost" || (continuity === "new" && known)) this.tellLost(known);
    if (truncated) this.tellTruncated();
    this.presence(officers);
    for (const event of events) this.handle(event);
    this.become(state);
    if (queue) this.place(queue);
    if (this.leaving) this.line.say({ type: "leave" });
    this.outbox.resend();
    if (!known && events.length) this.showNewest();
    this.askFromAddress();
  }

  happened(event) {
    const following = isAtEnd(part("log"), part("foot"));
    const element = this.handle(event);
    if (!element || this.state === "closed") return;
    if (event.author !== "citizen") callAttention("Nouveau message");
    if (event.outcome === "emergency" || (event.form && event.author === "system")) this.see(element, { urgent: true });
    else if (following) this.see(part("waiting").hidden ? element : part("waiting"), { end: event.author === "citizen" });
    else part("news").hidden = false;
  }

  handle(event) {
    // Who has just left need not be told that the citizen left.
    const told = !(this.leaving && event.state === "closed");
    const element = told ? this.timeline.add(event) : this.timeline.pass(event);
    if (event.client_message_id) this.outbox.acknowledged(event.client_message_id);
    if (event.author !== "citizen") this.writing.hide();
    if (event.state) this.become(event.state);
    return element;
  }

  // The first place told comes into sight, with the officer's notice above it; its changes move nothing.
  place(queue) {
    const isNews = part("waiting").hidden;
    this.waiting.show(queue);
    if (isNews) this.see(part("waiting"));
  }

  // Who waits for an officer, or writes to one, is not told to come back tomorrow: those let in are answered after closing.
  presence(officers) {
    this.officers = officers;
    const answered = this.state !== "bot" && this.state !== "closed";
    showOfficers({ ...officers, open: officers.open || answered }, { presence: part("presence"), information: part("notice") });
  }

  refused(error) {
    if (this.outbox.refused(error)) return;
    // A ticket too old or a greeting too late mend themselves; anything else about the line is said where the line is.
    if (error.code !== "bad_ticket" && error.code !== "hello_first") this.lineSign.say(error.sentence);
  }

  write(text) {
    this.say({ type: "message", text }, text);
  }

  press(button) {
    this.say({ type: "press", button_id: button.id }, button.title).focus({ preventScroll: true });
  }

  // Place and number, for the rescue services.
  fillIn({ place, phone }) {
    this.say({ type: "form", form: "rescue", place, phone }, [place, phone], { form: "rescue" });
    this.composer.field.focus();
  }

  // Shows at once what the citizen said, and sends it until it is taken.
  say(frame, shown, more) {
    const id = this.outbox.send(frame, this.timeline);
    const element = this.timeline.addPending(id, shown, more);
    this.show();
    part("news").hidden = true;
    this.see(element, { end: true });
    return element;
  }

  tellTyping() {
    if (this.state === "assigned") this.line.say({ type: "typing" });
  }

  tellLost(stillShown) {
    const lost = stillShown
      ? "Le service a redémarré\u00a0: il ne connaît plus les messages déjà échangés, qui restent affichés ici."
      : "Le service a redémarré\u00a0: les messages déjà échangés sont perdus.";
    const next = this.state === "bot" ? "Vous pouvez continuer." : "Si vous attendiez un policier, demandez-le à nouveau.";
    this.timeline.note(`${lost} ${next}`);
  }

  tellTruncated() {
    this.timeline.note("Les messages les plus anciens ne sont plus affichés.");
  }

  leave() {
    this.leaving = true;
    this.line.say({ type: "leave" });
  }

  // Somebody must not see this page: nothing of the conversation stays, here or in the cookie.
  vanish() {
    this.line.say({ type: "leave" });
    this.state = "closed";
    this.outbox.clear();
    this.line.close();
    dropTicket();
  }

  become(state) {
    const changed = state !== this.state;
    this.state = state;
    if (state !== "bot") this.timeline.withdrawChoices();
    if (state === "bot" || state === "closed") this.timeline.withdrawChoices(".fields");
    if (state !== "queued" && state !== "reserved") this.waiting.hide();
    if (changed && state === "closed") this.closed();
    this.show();
  }

  // The page and the cookie forget the conversation; what is on the screen stays until the citizen leaves.
  closed() {
    this.leaving = false;
    this.outbox.clear();
    this.writing.hide();
    this.line.close();
    this.lineSign.show("open");
    dropTicket();
    this.show();
    part("news").hidden = true;
    part("again").focus({ preventScroll: true });
    this.see(part("closed"));
  }

  startAgain() {
    this.fresh = true;
    this.state = "bot";
    this.timeline.clear();
    this.show();
    this.line.open();
    this.composer.field.focus();
  }

  // Which parts of the page stand in this state.
  show() {
    const open = this.state !== "closed";
    showInterlocutor(part("interlocutor"), this.state);
    this.composer.show(open);
    part("actions").hidden = !open;
    part("closed").hidden = open;
    part("officer").hidden = this.state !== "bot";
    part("early").hidden = this.state !== "queued" && this.state !== "reserved";
    this.ending.offer(open && part("log").childNodes.length > 0);
    if (this.officers) this.presence(this.officers);
  }

  showNewest() {
    part("news").hidden = true;
    const newest = part("log").lastElementChild;
    if (newest) this.see(newest);
  }

  see(element, manner) {
    bringIntoSight(element, Object.assign({ foot: part("foot") }, manner));
  }

  // From /sujet/<slug>: the question is asked once, and a reload does not ask it again.
  askFromAddress() {
    const { ask, title } = document.querySelector(".chat").dataset;
    if (!ask || this.asked) return;
    this.asked = true;
    history.replaceState(null, "", "/#tchat");
    if (this.state === "bot") this.press({ id: `topic:${ask}`, title });
  }
}

document.documentElement.classList.add("scripted");
closeMenuFromOutside(document.querySelector(".menu"));
new Conversation();
