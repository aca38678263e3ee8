// « / » in the field: looks for a ready text, by any words of it, without leaving the keyboard.

import { el, empty } from "../look/dom.js";

const MOST_SHOWN = 8;
const FRESH_MS = 5 * 60 * 1000;

let kept = null;
let fetchedAt = 0;

// Fetched again after a while: the rules change with the day.
async function readyTexts() {
  if (!kept || Date.now() - fetchedAt > FRESH_MS) {
    const answer = await fetch("reponses.json", { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("refused");
    kept = (await answer.json()).texts.map((text) => Object.assign(text, { words: fold(`${text.title} ${text.text}`), name: fold(text.title) }));
    fetchedAt = Date.now();
  }
  return kept;
}

export class ReadySearch {
  // `id` makes names unique on the page; `insert(text)` takes one; `leave()` gives the field back its focus.
  constructor(id, { insert, leave }) {
    Object.assign(this, { id, insert, leave, found: [], at: 0, texts: [] });
    this.input = el("input", { class: "fr-input", id: `cherche-${id}`, type: "text", autocomplete: "off", role: "combobox", "aria-expanded": "true", "aria-controls": `types-${id}`, "aria-autocomplete": "list" });
    this.list = el("ul", { class: "ready__list", id: `types-${id}`, role: "listbox", "aria-label": "Réponses types" });
    this.count = el("p", { class: "ready__count", role: "status" });
    this.element = el("div", { class: "ready", hidden: true }, el("label", { class: "ready__label", for: `cherche-${id}` }, "Chercher une réponse type"), this.input, this.count, this.list);
    this.input.addEventListener("input", () => this.search());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
  }

  async open() {
    this.element.hidden = false;
    this.input.value = "";
    this.input.focus();
    try {
      this.texts = await readyTexts();
      this.search();
    } catch (unreachable) {
      this.count.textContent = "Les réponses types ne sont pas disponibles. Réessayez dans un instant.";
    }
  }

  close() {
    this.element.hidden = true;
    empty(this.list);
    this.input.value = "";
    this.leave();
  }

  pressed(event) {
    const act = { Escape: () => this.close(), Enter: () => this.choose(this.at), ArrowDown: () => this.move(1), ArrowUp: () => this.move(-1) }[event.key];
    if (!act || event.isComposing) return;
    event.preventDefault();
    act();
  }

  search() {
    const found = best(this.texts, this.input.value);
    this.found = found.slice(0, MOST_SHOWN);
    this.at = 0;
    empty(this.list);
    this.found.forEach((text, index) => this.list.appendChild(this.option(text, index)));
    this.count.textContent = found.length === 0 ? "Aucune réponse type." : found.length > MOST_SHOWN ? `${found.length} réponses types, les ${MOST_SHOWN} plus proches\u00a0:` : "";
    this.mark();
  }

  option(text, index) {
    const option = el("li", { class: "ready__option", id: `type-${this.id}-${index}`, role: "option" }, el("span", { class: "ready__title" }, text.title), el("span", { class: "ready__text" }, text.text));
    // Before the field loses its focus.
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.choose(index);
    });
    return option;
  }

  move(step) {
    this.at = (this.at + step + this.found.length) % Math.max(1, this.found.length);
    this.mark();
  }

  mark() {
    Array.from(this.list.children).forEach((option, index) => option.setAttribute("aria-selected", String(index === this.at)));
    const chosen = this.list.children[this.at];
    if (!chosen) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  choose(index) {
    const text = this.found[index];
    if (!text) return;
    this.close();
    this.insert(text);
  }
}

// All texts that hold every word, or whose title holds the letters in their order; the closest first.
function best(texts, asked) {
  const words = fold(asked).split(/\s+/).filter(Boolean);
  const scored = texts.map((text, place) => ({ text, place, score: score(text, words) }));
  return scored.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score || one.place - other.place).map(({ text }) => text);
}

function score({ name, words: all }, words) {
  if (!words.length) return 1;
  const each = words.map((word) => (name.startsWith(word) ? 5 : name.includes(` ${word}`) ? 4 : name.includes(word) ? 3 : all.includes(word) ? 1 : 0));
  if (each.every(Boolean)) return each.reduce((sum, one) => sum + one, 0);
  return inOrder(name, words.join("")) ? 0.5 : 0;
}

function inOrder(name, letters) {
  let at = -1;
  return letters.length > 2 && Array.from(letters).every((letter) => (at = name.indexOf(letter, at + 1)) >= 0);
}

function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/’/g, "'");
}
