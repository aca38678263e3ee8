// The end of a conversation: how it ended, what the robot should have known, and the time that is left.

import { el } from "../look/dom.js";

const LONGEST_QUESTION = 200;

export class WrapUp {
  // `codes`: [{code, label}]. `close(code)`, `resume()` and `note(text)` tell the gateway.
  constructor(id, codes, { close, resume, note }) {
    Object.assign(this, { timer: null });
    this.radios = codes.map(({ code }, index) => el("input", { type: "radio", name: `fin-${id}`, id: `fin-${id}-${index}`, value: code }));
    this.left = el("p", { class: "wrap__left", "aria-hidden": "true" });
    this.fault = el("p", { class: "wrap__fault", id: `fin-${id}-manque`, role: "alert" });
    this.question = el("textarea", { class: "fr-input", id: `manque-${id}`, rows: "2", maxlength: String(LONGEST_QUESTION), autocomplete: "off", "aria-describedby": `manque-${id}-aide manque-${id}-suite` });
    this.fate = el("p", { class: "wrap__fate", id: `manque-${id}-suite`, role: "status" });
    this.noted = el("details", { class: "wrap__missing" },
      el("summary", {}, "Question manquante\u00a0: ce que le robot devrait savoir"),
      el("label", { for: `manque-${id}` }, "La question, en termes généraux"),
      el("p", { class: "wrap__hint", id: `manque-${id}-aide` }, "Pour les rédacteurs. Aucun nom, numéro, adresse ni phrase du citoyen. 200\u00a0caractères au plus."),
      this.fate, this.question,
      el("button", { type: "button", class: "fr-btn fr-btn--secondary fr-btn--sm", onclick: () => note(this.question.value) }, "Noter la question"));
    this.noted.addEventListener("toggle", () => this.noted.open && this.noted.scrollIntoView({ block: "nearest" }));
    this.element = el("form", { class: "wrap", "aria-label": "Fin de la conversation", hidden: true },
      el("div", { class: "wrap__head" }, el("p", { class: "wrap__title" }, "Vous terminez cette conversation. Le citoyen en est informé."), this.left),
      el("fieldset", { class: "wrap__codes" }, el("legend", {}, "Comment s’est-elle terminée\u00a0?"),
        codes.map(({ label }, index) => el("div", { class: "wrap__code" }, this.radios[index], el("label", { for: `fin-${id}-${index}` }, el("kbd", { "aria-hidden": "true" }, String(index + 1)), ` ${label}`)))),
      this.noted, this.fault,
      el("div", { class: "panel__moves" },
        el("button", { type: "submit", class: "fr-btn fr-btn--sm" }, "Terminer la conversation"),
        el("button", { type: "button", class: "fr-btn fr-btn--secondary fr-btn--sm", onclick: resume }, "Reprendre l’échange")));
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = this.radios.find((radio) => radio.checked);
      if (chosen) return close(chosen.value);
      this.fault.textContent = "Choisissez comment la conversation s’est terminée.";
      this.radios[0].focus();
    });
  }

  open() {
    this.element.hidden = false;
    this.radios[0].focus();
  }

  close() {
    this.element.hidden = true;
    clearInterval(this.timer);
    this.fault.textContent = "";
  }

  // `until`: when the conversation closes by itself. Seconds are for the eye: read aloud, they would cover all else.
  countTo(until) {
    clearInterval(this.timer);
    const tick = () => {
      const seconds = Math.max(0, Math.ceil((new Date(until) - Date.now()) / 1000));
      this.left.textContent = `Fin automatique dans ${Math.floor(seconds / 60)}\u00a0min ${String(seconds % 60).padStart(2, "0")}\u00a0s`;
    };
    this.timer = setInterval(tick, 1000);
    tick();
  }

  choose(number) {
    const radio = this.radios[number - 1];
    if (!radio) return false;
    radio.checked = true;
    this.fault.textContent = "";
    radio.focus();
    return true;
  }

  tellNoted() {
    this.question.value = "";
    this.tell("Question notée. Merci.", false);
  }

  refuse(sentence) {
    this.tell(sentence, true);
    this.question.focus();
  }

  tell(sentence, refused) {
    this.noted.open = true;
    this.fate.textContent = sentence;
    this.fate.classList.toggle("wrap__fate--refused", refused);
    this.noted.scrollIntoView({ block: "nearest" });
  }
}
