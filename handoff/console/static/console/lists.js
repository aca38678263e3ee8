// The two lists on the left: whom this officer answers, and who waits.

import { el, empty, hiddenText } from "../look/dom.js";
import { elapsed } from "./elapsed.js";

export const NO_SUBJECT = "Sujet non reconnu";
export const WAITS = { before: "Attend depuis", now: "Vient d’arriver" };
const WROTE = { before: "A écrit il y a", now: "Vient d’écrire" };
const UNANSWERED = { before: "Sans réponse depuis", now: "Vient d’écrire" };

// `offer`: the one that this officer has, or null. `accept(entry)` takes somebody from the queue.
export function showQueue(parts, entries, offer, accept) {
  refill(parts.queue, entries, (entry) => queueEntry(entry, offer, accept));
  parts.queueCount.textContent = String(entries.length);
  parts.queueEmpty.hidden = entries.length > 0;
}

// `select(talk)` brings a conversation to the front.
export function showMine(parts, talks, selected, capacity, select) {
  refill(parts.mine, talks, (talk) => myEntry(talk, talk === selected, select));
  parts.mineCount.textContent = capacity ? `${talks.length} sur ${capacity}` : "";
  parts.mineEmpty.hidden = talks.length > 0;
}

// Built again at each change; the keyboard's place is kept.
function refill(list, things, build) {
  const held = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  empty(list);
  for (const thing of things) list.appendChild(build(thing));
  const again = held && Array.from(list.querySelectorAll("button")).find((button) => button.dataset.key === held);
  if (again) again.focus();
}

function queueEntry(entry, offer, accept) {
  const subject = entry.subject || NO_SUBJECT;
  return el("li", { class: `entry${entry.emergency ? " entry--emergency" : ""}` },
    el("div", { class: "entry__text" },
      mark(entry),
      el("p", { class: "entry__subject" }, subject),
      el("p", { class: "entry__detail" }, entry.reason_label),
      el("p", { class: "entry__detail" }, elapsed(entry.since, WAITS)),
      entry.offered && el("p", { class: "entry__detail" }, offer && offer.conversation === entry.conversation ? "Vous est proposée" : "Proposée à un collègue")),
    el("button", { type: "button", class: "fr-btn fr-btn--sm", "data-key": entry.conversation, onclick: () => accept(entry) },
      "Prendre", hiddenText(`\u00a0: ${subject}`)));
}

function myEntry(talk, isSelected, select) {
  return el("li", {},
    el("button", { type: "button", class: "entry entry--mine", "data-key": talk.id, "aria-current": isSelected ? "true" : null, onclick: () => select(talk) },
      el("span", { class: "entry__text" },
        talk.emergency && danger(),
        el("span", { class: "entry__subject" }, talk.subject),
        el("span", { class: "entry__last" }, talk.isWriting ? "Le citoyen écrit…" : talk.last.text),
        el("span", { class: `entry__detail${talk.isOwed ? " entry__detail--owed" : ""}` }, doing(talk))),
      talk.unread > 0 && el("span", { class: "entry__unread" }, String(talk.unread), hiddenText(talk.unread > 1 ? " messages non lus" : " message non lu"))));
}

function doing(talk) {
  if (talk.isClosed) return "Terminée";
  const heard = elapsed(talk.last.at, talk.isOwed ? UNANSWERED : WROTE);
  return talk.state === "wrapping" ? ["En clôture · ", heard] : heard;
}

function mark(entry) {
  if (entry.emergency || entry.class === "emergency") return danger();
  return entry.class === "sensitive" && el("span", { class: "entry__sensitive" }, "Sensible");
}

function danger() {
  return el("span", { class: "entry__danger" }, "Danger");
}
