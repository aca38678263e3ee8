// The officer's console: whom this officer answers, who waits, and the exchange in front. Start reading at `Desk.heard`.

import { callAttention } from "../look/attention.js";
import { bringIntoSight } from "../look/follow.js";
import { Line } from "../look/line.js";
import { Outbox } from "../look/outbox.js";
import { LineSign } from "../look/line-sign.js";
import { Alarm } from "./alarm.js";
import { Alerts } from "./alerts.js";
import { Help } from "./help.js";
import { listenToKeys } from "./keys.js";
import { showMine, showQueue } from "./lists.js";
import { Offer } from "./offer.js";
import { StatusSwitch } from "./status.js";
import { Talk } from "./talk.js";
import { showTeam } from "./team.js";

const SIGNED_OUT = 4401;
const SUGGEST_AFTER_MS = 300;
const part = (name) => document.querySelector(`[data-part="${name}"]`);

class Desk {
  constructor() {
    this.parts = {
      queue: part("queue"), queueCount: part("queue-count"), queueEmpty: part("queue-empty"),
      mine: part("mine"), mineCount: part("mine-count"), mineEmpty: part("mine-empty"),
    };
    this.codes = JSON.parse(document.getElementById("codes").textContent);
    this.talks = new Map();
    // Names of what has left this page: an answer that comes late about one of them is nobody's business.
    this.gone = new Set();
    Object.assign(this, { queue: [], officers: [], selected: null, wanted: null, capacity: null, offerNow: null, answeredOffer: null, statusNow: "available" });
    this.lineSign = new LineSign(part("line"), "Connexion interrompue. Nouvel essai en cours. Vos réponses sont gardées sur cette page.");
    this.line = new Line("/ws/officer", {
      hello: () => this.hello(),
      heard: (message) => this.heard(message),
      changed: (state) => this.lineSign.show(state),
      ended: (code) => code === SIGNED_OUT && this.signedOut(),
    });
    this.outbox = new Outbox(this.line);
    this.alerts = new Alerts({ asking: part("asking"), sound: part("sound"), notifications: part("notifications") });
    this.alarm = new Alarm(part("alarm"), {
      take: (entry) => this.accept(entry),
      play: () => this.alerts.play("alarm"),
      tell: () => this.alerts.tell("alarm", "Danger signalé."),
    });
    this.offer = new Offer(part("offer"), {
      accept: (offer) => this.accept(offer),
      decline: (offer) => this.decline(offer),
    });
    this.status = new StatusSwitch(part("status"), { change: (status) => this.say({ type: "status", status }) });
    this.help = new Help(part("help"), part("help-opener"));
    this.listenToKeys();
    this.line.open();
  }

  listenToKeys() {
    const selected = (name, ...more) => () => (this.selected ? this.selected.move(name, ...more) : false);
    listenToKeys({
      "?": () => this.help.open(),
      "/": () => (this.selected && this.selected.state === "assigned" ? void this.selected.search.open() : false),
      p: () => this.takeNext(),
      n: () => (this.offerNow ? this.decline(this.offerNow) : false),
      s: () => this.say({ type: "status", status: this.statusNow === "away" ? "available" : "away" }),
      j: () => this.step(1),
      k: () => this.step(-1),
      l: () => this.nextUnread(),
      r: () => (this.selected ? void this.selected.focus() : false),
      c: () => (this.selected ? void this.selected.side.element.querySelector("h2").focus() : false),
      q: () => document.getElementById("file").focus(),
      t: () => this.panel("transfer"),
      b: () => this.panel("robot"),
      u: () => this.panel("rescue"),
      x: selected("end"),
    }, (number, sends) => this.digit(number, sends));
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
    else if (message.type === "team") this.team(message);
    else if (message.type === "alarm") this.alarmed(message);
    else if (message.type === "conversation") this.take(message);
    else if (message.type === "event") this.happened(message);
    else if (message.type === "ack") this.outbox.acknowledged(message.client_message_id);
    else if (message.type === "typing") this.withTalk(message, (talk) => talk.citizenWrites());
    else if (message.type === "deadline") this.withTalk(message, (talk) => talk.wrap.countTo(message.until));
    else if (message.type === "suggestions") this.withTalk(message, (talk) => talk.side.suggest(message.texts));
    else if (message.type === "noted") this.withTalk(message, (talk) => talk.wrap.tellNoted());
    else if (message.type === "transmitted") this.withTalk(message, (talk) => talk.rescue.transmitted());
    else if (message.type === "truncated") this.withTalk(message, (talk) => talk.timeline.note("Des messages anciens ne sont plus affichés."));
    else if (message.type === "error") this.refused(message);
  }

  welcome({ queue, conversations, capacity, offer, team, load_rule: rule }) {
    this.capacity = capacity;
    part("load-rule").textContent = rule;
    this.team(team);
    this.waits(queue);
    this.offered(offer);
    const mine = new Set(conversations.map((known) => known.conversation));
    for (const talk of Array.from(this.talks.values())) if (!mine.has(talk.id) && !talk.isClosed) this.dismiss(talk);
    for (const known of conversations) this.know(known);
    if (!this.selected && this.talks.size) this.select(this.talks.values().next().value);
    this.outbox.resend();
    this.showLists();
  }

  team({ status, sentence, officers }) {
    Object.assign(this, { officers, statusNow: status });
    // A supervisor may have changed it since the welcome.
    const me = officers.find((officer) => officer.me);
    if (me) this.capacity = me.capacity;
    this.status.show({ status, sentence });
    showTeam(part("team"), officers);
    this.showLists();
  }

  waits(entries) {
    const before = new Set(this.queue.map((entry) => entry.conversation));
    this.queue = entries;
    if (entries.some((entry) => !before.has(entry.conversation))) {
      part("news").textContent = "Une personne attend.";
      callAttention("Une personne attend");
    }
    this.alarm.follow(entries);
    this.showLists();
  }

  offered(offer) {
    this.tellLost(offer);
    this.offer.show(offer);
    if (offer && (!this.offerNow || this.offerNow.conversation !== offer.conversation)) {
      callAttention("Une personne vous est proposée");
      this.alerts.tell("offer", "Une personne vous est proposée.");
    }
    this.offerNow = offer;
    this.showLists();
  }

  // An offer that is gone without this officer's answer: why, and what can still be done.
  tellLost(offer) {
    const lost = this.offerNow;
    if (!lost || (offer && offer.conversation === lost.conversation) || this.answeredOffer === lost.conversation || this.talks.has(lost.conversation)) return;
    this.sign(new Date(lost.until) <= Date.now()
      ? "La proposition a expiré\u00a0: elle va à un collègue. Si la personne attend encore, vous pouvez la prendre dans la file."
      : "La proposition est retirée\u00a0: cette personne n’attend plus, ou un collègue l’a prise.");
  }

  decline({ conversation }) {
    this.answeredOffer = conversation;
    this.say({ type: "decline", conversation });
  }

  alarmed(message) {
    this.alarm.sound(message);
    this.alarm.follow(this.queue);
  }

  take(known) {
    const talk = this.know(known);
    if (this.wanted === talk.id) {
      this.wanted = null;
      this.select(talk);
    } else if (!this.selected) this.select(talk);
    this.showLists();
  }

  happened(event) {
    this.withTalk(event, (talk) => {
      const wasRaised = talk.emergency;
      const element = talk.happened(event);
      if (event.client_message_id) this.outbox.acknowledged(event.client_message_id);
      if (!element) return this.showLists();
      if (talk.emergency && !wasRaised && talk !== this.selected) this.alarm.say(`Danger dans une autre de vos conversations\u00a0: ${talk.subject}.`, () => this.select(talk));
      if (event.danger && talk === this.selected) this.alerts.tell("alarm", "Danger signalé.");
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
    this.alerts.tell("news", "Un citoyen a écrit.");
    if (talk === this.selected) this.suggest(talk);
  }

  // What the robot would answer, once the citizen has stopped for a moment.
  suggest(talk) {
    clearTimeout(this.suggesting);
    if (talk.state !== "assigned" || talk.suggestedAt === talk.last.at) return;
    this.suggesting = setTimeout(() => {
      if (talk.state !== "assigned") return;
      talk.suggestedAt = talk.last.at;
      this.line.say({ type: "suggest", conversation: talk.id });
    }, SUGGEST_AFTER_MS);
  }

  refused(error) {
    const talk = this.talks.get(error.conversation);
    const isTold = this.outbox.refused(error) || (talk && talk.refused(error));
    if (!isTold && !(this.gone.has(error.conversation) && error.conversation !== this.wanted)) this.sign(error.sentence);
    if (error.conversation === this.wanted) this.wanted = null;
  }

  accept(entry) {
    this.wanted = this.answeredOffer = entry.conversation;
    this.say({ type: "accept", conversation: entry.conversation });
  }

  // Who is in danger, or offered, or else first in the queue.
  takeNext() {
    const next = this.queue.find((entry) => entry.emergency && this.alarm.heard.has(entry.conversation)) || this.offerNow || this.queue[0];
    if (!next) return false;
    this.accept(next);
    return true;
  }

  step(by) {
    const talks = Array.from(this.talks.values());
    if (!talks.length) return false;
    this.select(talks[(talks.indexOf(this.selected) + by + talks.length) % talks.length]);
    return true;
  }

  nextUnread() {
    const unread = Array.from(this.talks.values()).filter((one) => one.unread > 0);
    const talk = unread.find((one) => one.emergency) || unread[0];
    if (!talk) return false;
    this.select(talk);
    return true;
  }

  panel(name) {
    if (!this.selected || this.selected.state !== "assigned") return false;
    this.selected.ask(name);
    return true;
  }

  // In a wrap-up the codes, else the suggestions; `sends`: at once, rather than to be changed first.
  digit(number, sends) {
    if (!this.selected) return false;
    if (this.selected.state === "wrapping") return this.selected.wrap.choose(number);
    return this.selected.takeSuggestion(number, sends);
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
      say: (frame) => this.say(frame),
      dismiss: (gone) => this.dismiss(gone),
      changed: () => this.showLists(),
      team: () => this.officers,
      codes: this.codes,
    });
    this.talks.set(fresh.id, fresh);
    part("pane").appendChild(fresh.element);
    part("side").insertBefore(fresh.side.element, part("side").firstChild);
    return fresh;
  }

  select(talk) {
    this.alarm.say("");
    this.sign("");
    if (this.selected) this.selected.element.hidden = this.selected.side.element.hidden = true;
    this.selected = talk;
    part("nothing").hidden = talk !== null;
    if (talk) {
      talk.unread = 0;
      talk.element.hidden = talk.side.element.hidden = false;
      if (talk.log.lastElementChild) bringIntoSight(talk.log.lastElementChild);
      talk.focus();
      this.suggest(talk);
    }
    this.showLists();
  }

  // What has ended leaves the screen whole: nothing of it stays on this computer.
  dismiss(talk) {
    if (!this.talks.delete(talk.id)) return;
    this.gone.add(talk.id);
    this.outbox.forget(talk.timeline);
    talk.forget();
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
    showQueue(this.parts, this.queue, this.offerNow, (entry) => this.accept(entry));
    showMine(this.parts, Array.from(this.talks.values()), this.selected, this.capacity, (talk) => this.select(talk));
  }

  withTalk({ conversation }, act) {
    const talk = this.talks.get(conversation);
    if (talk) act(talk);
  }

  // What cannot wait for the line is refused at once, rather than done late.
  say(frame) {
    const said = this.line.say(frame);
    if (!said && frame.type !== "typing") this.sign("La connexion est interrompue. Réessayez dans un instant.");
    return said;
  }

  sign(sentence) {
    part("sign").textContent = sentence;
  }

  // To the login, which says why: whoever sits down at this computer next reads no conversation here.
  signedOut() {
    this.alarm.quiet();
    location.replace(`connexion?fin=1&next=${location.pathname}`);
    return true;
  }
}

document.documentElement.classList.add("scripted");
new Desk();
