// The officer's console: who waits, whom this officer answers, and the exchange in front. Start reading at `Desk.heard`.

import { callAttention } from "../look/attention.js";
import { bringIntoSight } from "../look/follow.js";
import { Line } from "../look/line.js";
import { Outbox } from "../look/outbox.js";
import { LineSign } from "../look/line-sign.js";
import { el } from "../look/dom.js";
import { showMine, showQueue } from "./lists.js";
import { Offer } from "./offer.js";
import { StatusSwitch } from "./status.js";
import { Talk } from "./talk.js";

const SIGNED_OUT = 4401;
// A conversation that enters one of these is no longer this officer's.
const LEFT = ["queued", "bot", "closed"];
const part = (name) => document.querySelector(`[data-part="${name}"]`);

class Desk {
  constructor() {
    this.parts = {
      queue: part("queue"), queueCount: part("queue-count"), queueEmpty: part("queue-empty"),
      mine: part("mine"), mineCount: part("mine-count"), mineEmpty: part("mine-empty"),
    };
    this.talks = new Map();
    this.queue = [];
    this.selected = null;
    this.wanted = null;
    this.capacity = null;
    this.lineSign = new LineSign(part("line"), "Connexion interrompue. Nouvel essai en cours. Vos réponses sont gardées sur cette page.");
    this.line = new Line("/ws/officer", {
      hello: () => this.hello(),
      heard: (message) => this.heard(message),
      changed: (state) => this.lineSign.show(state),
      ended: (code) => code === SIGNED_OUT && this.signedOut(),
    });
    this.outbox = new Outbox(this.line);
    this.offer = new Offer(part("offer"), {
      accept: (offer) => this.accept(offer),
      decline: (offer) => this.line.say({ type: "decline", conversation: offer.conversation }),
    });
    this.status = new StatusSwitch(part("status"), { change: (status) => this.line.say({ type: "status", status }) });
    this.line.open();
  }

  // A session that ended makes the handshake fail without a reason: the page itself tells.
  async hello() {
    if (this.capacity !== null) {
      const answer = await fetch(location.pathname, { method: "HEAD", redirect: "manual" });
      if (answer.type === "opaqueredirect") {
        this.line.close();
        this.signedOut();
      }
    }
    return { type: "hello" };
  }

  // What the gateway says, by type.
  heard(message) {
    if (message.type === "welcome") this.welcome(message);
    else if (message.type === "queue") this.waits(message.entries);
    else if (message.type === "offer") this.offered(message.offer);
    else if (message.type === "team") this.status.show(message);
    else if (message.type === "alarm") this.alarm("Danger signalé dans la file d’attente.");
    else if (message.type === "conversation") this.take(message);
    else if (message.type === "event") this.happened(message);
    else if (message.type === "ack") this.outbox.acknowledged(message.client_message_id);
    else if (message.type === "typing") this.withTalk(message, (talk) => talk.citizenWrites());
    else if (message.type === "truncated") this.withTalk(message, (talk) => talk.timeline.note("Des messages anciens ne sont plus affichés."));
    else if (message.type === "error") this.refused(message);
  }

  welcome({ queue, conversations, capacity, offer, team }) {
    this.capacity = capacity;
    this.waits(queue);
    this.status.show(team);
    this.offered(offer);
    const mine = new Set(conversations.map((known) => known.conversation));
    for (const talk of Array.from(this.talks.values())) if (!mine.has(talk.id) && !talk.isClosed) this.dismiss(talk);
    for (const known of conversations) this.know(known);
    if (!this.selected && this.talks.size) this.select(this.talks.values().next().value);
    this.outbox.resend();
    this.showLists();
  }

  waits(entries) {
    const before = new Set(this.queue.map((entry) => entry.conversation));
    this.queue = entries;
    if (entries.some((entry) => !before.has(entry.conversation))) part("news").textContent = "Une personne attend.";
    if (entries.some((entry) => !before.has(entry.conversation))) callAttention("Une personne attend");
    this.showLists();
  }

  offered(offer) {
    this.offer.show(offer);
    if (offer) callAttention("Une personne vous est proposée");
  }

  take(known) {
    const talk = this.know(known);
    if (this.wanted === talk.id) {
      this.wanted = null;
      this.select(talk);
    }
    this.showLists();
  }

  happened(event) {
    this.withTalk(event, (talk) => {
      const wasRaised = talk.emergency;
      const element = talk.add(event);
      if (event.client_message_id) this.outbox.acknowledged(event.client_message_id);
      if (LEFT.includes(event.state)) talk.ended();
      if (!element) return this.showLists();
      if (talk.emergency && !wasRaised) this.alarm(`Danger signalé\u00a0: ${talk.subject}.`);
      if (event.author === "citizen") this.answered(talk);
      if (talk === this.selected) bringIntoSight(talk.log.lastElementChild);
      if (talk.isClosed && talk.closedByMe) this.dismiss(talk);
      else if (talk.isClosed && talk === this.selected) talk.dismisser.focus();
      this.showLists();
    });
  }

  answered(talk) {
    if (talk !== this.selected || document.hidden) talk.unread += 1;
    callAttention("Nouveau message");
  }

  refused(error) {
    if (!this.outbox.refused(error)) this.sign(error.sentence);
    if (error.conversation === this.wanted) this.wanted = null;
  }

  accept(entry) {
    this.wanted = entry.conversation;
    if (!this.line.say({ type: "accept", conversation: entry.conversation })) this.sign("La connexion est interrompue. Réessayez dans un instant.");
  }

  know(known) {
    const talk = this.talks.get(known.conversation);
    if (talk && talk.isClosed) this.dismiss(talk);
    else if (talk) {
      talk.update(known);
      return talk;
    }
    const fresh = new Talk(known, {
      send: (frame, timeline) => this.outbox.send(frame, timeline),
      say: (frame) => this.line.say(frame),
      dismiss: (gone) => this.dismiss(gone),
    });
    this.talks.set(fresh.id, fresh);
    part("pane").appendChild(fresh.element);
    return fresh;
  }

  select(talk) {
    this.alarm("");
    this.sign("");
    if (this.selected) this.selected.element.hidden = true;
    this.selected = talk;
    part("nothing").hidden = talk !== null;
    if (talk) {
      talk.unread = 0;
      talk.element.hidden = false;
      if (talk.log.lastElementChild) bringIntoSight(talk.log.lastElementChild);
      (talk.isClosed ? talk.dismisser : talk.composer.field).focus({ preventScroll: true });
    }
    this.showLists();
  }

  // What has ended leaves the screen whole: nothing of it stays on this computer.
  dismiss(talk) {
    this.talks.delete(talk.id);
    talk.element.parentNode.removeChild(talk.element);
    if (talk === this.selected) {
      this.selected = null;
      this.select(this.talks.size ? this.talks.values().next().value : null);
    } else {
      this.showLists();
    }
    this.sign(talk.closedByMe ? "Conversation terminée." : "Conversation rangée.");
    if (!this.selected) document.getElementById("file").focus();
  }

  showLists() {
    showQueue(this.parts, this.queue, (entry) => this.accept(entry));
    showMine(this.parts, Array.from(this.talks.values()), this.selected, this.capacity, (talk) => this.select(talk));
  }

  withTalk({ conversation }, act) {
    const talk = this.talks.get(conversation);
    if (talk) act(talk);
  }

  sign(sentence) {
    part("sign").textContent = sentence;
  }

  alarm(sentence) {
    part("alarm").textContent = sentence;
    if (sentence) callAttention("Danger");
  }

  signedOut() {
    this.lineSign.show("open");
    const alarm = part("alarm");
    alarm.textContent = "Votre session est terminée. ";
    alarm.appendChild(el("a", { href: location.pathname }, "Se reconnecter"));
    return true;
  }
}

document.documentElement.classList.add("scripted");
new Desk();
