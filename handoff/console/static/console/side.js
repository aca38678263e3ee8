// Beside the exchange: what is known of the conversation, and what the robot would answer.

import { card } from "../look/card.js";
import { el, empty } from "../look/dom.js";
import { prose } from "../look/prose.js";
import { dangerNames } from "./rescue.js";

export class Side {
  // `insert(text)` puts a suggestion into the answer.
  constructor(id, { insert }) {
    Object.assign(this, { insert, texts: [], dangers: new Set() });
    this.context = el("dl", { class: "known" });
    this.list = el("ol", { class: "suggestions" });
    this.none = el("p", { class: "list__empty" }, "Rien à suggérer pour l’instant.");
    this.element = el("div", { class: "side", tabindex: "0", role: "region", "aria-label": "À côté de l’échange", hidden: true },
      el("section", { class: "list", "aria-labelledby": `contexte-${id}` }, el("h2", { class: "list__title", id: `contexte-${id}`, tabindex: "-1" }, "Contexte"), this.context),
      el("section", { class: "list", "aria-labelledby": `suggestions-${id}` },
        el("h2", { class: "list__title", id: `suggestions-${id}` }, "Réponses suggérées"),
        el("p", { class: "list__hint" }, "Ce que le robot répondrait. Alt\u00a0+\u00a01 l’insère, Alt\u00a0+\u00a0Maj\u00a0+\u00a01 l’envoie telle quelle. Rien ne part sans vous."),
        this.none, this.list));
  }

  know(context) {
    this.known = context;
    this.dangers = new Set(context.dangers);
    this.describe();
  }

  endangered(kind) {
    this.dangers.add(kind);
    this.describe();
  }

  suggest(texts) {
    this.texts = texts;
    this.none.hidden = texts.length > 0;
    empty(this.list);
    texts.forEach((text, index) => this.list.appendChild(this.suggestion(text, index)));
  }

  suggestion(text, index) {
    return el("li", { class: "suggestion" },
      el("button", { type: "button", class: "suggestion__insert", "aria-keyshortcuts": `Alt+${index + 1} Alt+Shift+${index + 1}`, onclick: () => this.insert(text) },
        el("kbd", { "aria-hidden": "true" }, String(index + 1)), el("span", {}, el("span", { class: "fr-sr-only" }, "Insérer\u00a0: "), text.title)),
      el("details", {}, el("summary", {}, "Lire", el("span", { class: "fr-sr-only" }, `\u00a0: ${text.title}`)),
        el("div", { class: "suggestion__text" }, prose(text.text), text.notice && el("p", { class: "message__rules" }, text.notice), text.cards.map((service) => card(service, { brief: true })))));
  }

  describe() {
    empty(this.context);
    const facts = [
      ["Motif", this.known.reason_label],
      ["Sujets reconnus", this.known.subjects.join(", ") || "aucun"],
      ...Object.entries(this.known.details),
      this.dangers.size && ["Dangers signalés", dangerNames(Array.from(this.dangers))],
      ["Règles", `${this.known.rules} En vigueur\u00a0: ${this.known.regime}.`],
    ];
    for (const [name, value] of facts.filter(Boolean)) this.context.append(el("div", {}, el("dt", {}, name), el("dd", {}, value)));
  }
}
