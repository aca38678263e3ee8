// What goes with the answer that is being written: cards, and the line that says for which day it is true.

import { el, empty, hiddenText } from "../look/dom.js";

export class Attached {
  constructor() {
    this.element = el("ul", { class: "attached", "aria-label": "Joint au message", hidden: true });
    this.clear();
  }

  add({ cards, about, notice }) {
    for (const card of cards) if (!this.cards.some(({ key }) => key === card.key)) this.cards.push(card);
    if (about) Object.assign(this, { about, notice });
    this.show();
  }

  clear() {
    Object.assign(this, { cards: [], about: null, notice: null });
    this.show();
  }

  // What is added to the message that is sent.
  get frame() {
    return Object.assign({}, this.cards.length && { cards: this.cards.map(({ key }) => key) }, this.about && { about: this.about });
  }

  show() {
    empty(this.element);
    for (const card of this.cards) this.element.appendChild(this.chip(`Carte\u00a0: ${card.name}`, () => (this.cards = this.cards.filter((one) => one !== card))));
    if (this.about) this.element.appendChild(this.chip(this.notice, () => Object.assign(this, { about: null, notice: null })));
    this.element.hidden = !this.element.childNodes.length;
  }

  chip(label, remove) {
    return el("li", {}, label, el("button", { type: "button", class: "attached__remove", onclick: () => {
      remove();
      this.show();
    } }, "×", hiddenText(` Ne pas joindre\u00a0: ${label}`)));
  }
}
