// One entry of a conversation as an element. Everybody's words are labelled with who wrote them.

import { card, rescueNumbers } from "./card.js";
import { el, hiddenText } from "./dom.js";
import { answersOf, rescueFields } from "./fields.js";
import { prose } from "./prose.js";

// `reader`: { mine: this reader's own author, labels: the name shown for each author, press: what a robot's button does
// or null, fill: what filling in asked fields does or null, standing: titles of buttons that stand elsewhere on the page and are said again only in a clarification }.
export function message(event, reader) {
  if (event.author === "system") return asked(event, reader) || question(event, reader) || notice(event.texts.join(" "));
  if (event.officer_only) return notice(`Note d’un collègue\u00a0: ${event.texts.join(" ")}`);
  if (event.outcome === "emergency") return emergency(event, reader);
  const side = event.author === reader.mine ? " message--mine" : "";
  const outcome = event.outcome ? ` message--${event.outcome}` : "";
  const tellsDanger = event.danger && !side;
  return el("article", { class: `message message--${event.author}${side}${outcome}${tellsDanger ? " message--danger" : ""}`, tabindex: "-1" },
    author(event, reader),
    tellsDanger && el("p", { class: "message__danger" }, "Danger"),
    (event.form ? answersOf(event) : event.texts).map((text) => el("div", { class: "bubble" }, prose(text))),
    event.notice && el("p", { class: "message__rules" }, event.notice),
    cards(event.cards),
    buttons(event, reader),
    helped(event, reader));
}

// A line of the service itself, between the messages.
export function notice(sentence) {
  return el("p", { class: "notice", tabindex: "-1" }, hiddenText("Information\u00a0: "), sentence);
}

// Fields to be filled in, below the line that says what for.
function asked(event, { fill }) {
  return event.form && fill && el("div", { class: "question", tabindex: "-1" }, notice(event.texts.join(" ")), rescueFields(event.seq, fill));
}

// Something that the service asks of the person: the line, and its buttons.
function question(event, reader) {
  const choices = buttons(event, reader);
  return choices && el("div", { class: "question", tabindex: "-1" }, notice(event.texts.join(" ")), choices);
}

// role=alert: read at once, before whatever else the screen reader was saying.
function emergency(event, reader) {
  return el("article", { class: "message message--emergency", tabindex: "-1" },
    el("div", { role: "alert", class: "emergency" },
      el("p", { class: "emergency__title" }, "Danger\u00a0: alertez les secours maintenant"),
      rescueNumbers(event.cards)),
    author(event, reader),
    event.texts.map((text) => el("div", { class: "bubble" }, prose(text))),
    buttons(event, reader));
}

function author(event, { labels }) {
  return el("p", { class: "message__author" }, el("span", { class: "message__name" }, labels[event.author]), event.at && moment(event.at));
}

export function moment(instant) {
  const shown = new Date(instant).toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" });
  return el("time", { datetime: instant }, shown.replace(":", "\u202fh\u202f"));
}

// The first card is the answer; those that follow are other ways, and stay in the background.
function cards(services) {
  return services.length > 0 && el("div", { class: "cards" }, services.map((service, index) => card(service, { brief: index > 0 })));
}

function buttons(event, { press, standing = [] }) {
  const offered = event.buttons.filter((button) => !asksIfHelped(button) && (event.outcome === "clarify" || !standing.includes(button.title)));
  if (!press || !offered.length) return null;
  return el("div", { class: `choices choices--${event.author === "system" ? "service" : "robot"}`, role: "group", "aria-label": "Réponses proposées" }, offered.map((button) =>
    el("button", { type: "button", class: "choice", "data-button": button.id, onclick: () => press(button) }, button.title)));
}

// Under an answer, and less loud than what leads on.
function helped(event, { press }) {
  const judgements = event.buttons.filter(asksIfHelped);
  if (!press || !judgements.length) return null;
  const name = `helped-${event.seq}`;
  return el("div", { class: "choices choices--robot helped", role: "group", "aria-labelledby": name },
    el("p", { class: "helped__question", id: name }, "Cela répond-il à votre question\u00a0?"),
    judgements.map((button) => el("button", { type: "button", class: "choice helped__choice", onclick: () => press(button) }, button.title)));
}

function asksIfHelped(button) {
  return button.id.startsWith("helped:");
}
