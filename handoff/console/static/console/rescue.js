// « Transmettre aux secours »: place and number asked in one step, the citizen told, then copied by the officer's own hand.

import { el } from "../look/dom.js";

const LAST = 5;
const DANGERS = { police: "agression, intrusion", medical: "blessé ou malaise", fire: "feu, accident", silent: "ne peut pas parler" };
const TO_ASK = ["Ce qui se passe, maintenant", "Qui est blessé, et comment", "L’auteur est-il encore là\u00a0? Armé\u00a0?"];

export class Rescue {
  // `ask()` and `transmit()` tell the gateway; `messages()` returns the citizen's events; `close()` puts the panel away.
  constructor(id, { ask, transmit, messages, close }) {
    Object.assign(this, { messages, dangers: new Set(), asked: false });
    this.place = el("input", { class: "fr-input", id: `lieu-${id}`, type: "text", autocomplete: "off" });
    this.phone = el("input", { class: "fr-input", id: `numero-${id}`, type: "tel", autocomplete: "off" });
    this.summary = el("textarea", { class: "fr-input", id: `resume-${id}`, rows: "6", readonly: true });
    this.told = el("p", { class: "panel__told", role: "status" });
    this.again = el("button", { type: "button", class: "fr-btn fr-btn--secondary fr-btn--sm", onclick: ask }, "Demander à nouveau");
    this.transmit = el("button", { type: "button", class: "fr-btn fr-btn--sm", onclick: () => this.place.value.trim() ? transmit() : this.lack() }, "Prévenir le citoyen et transmettre");
    this.copier = el("button", { type: "button", class: "fr-btn fr-btn--sm", onclick: () => this.copy() }, "Copier pour les secours");
    this.toAsk = el("div", {}, el("p", {}, "Le citoyen voit deux champs\u00a0: le lieu et le numéro. Demandez-lui aussi\u00a0:"), el("ul", { class: "panel__list" }, TO_ASK.map((what) => el("li", {}, what))));
    this.copier.hidden = true;
    this.moves = el("div", { class: "panel__moves" }, this.copier, this.transmit, this.again, el("button", { type: "button", class: "fr-btn fr-btn--tertiary fr-btn--sm", onclick: close }, "Ranger"));
    this.ready = el("div", { class: "panel__field", hidden: true }, el("label", { for: `resume-${id}` }, "À coller dans votre outil"), this.summary);
    this.element = el("section", { class: "panel panel--danger", "aria-labelledby": `secours-${id}`, hidden: true },
      el("h3", { class: "panel__title", id: `secours-${id}` }, "Transmettre aux secours"),
      this.toAsk,
      el("div", { class: "panel__pair" },
        el("div", { class: "panel__field" }, el("label", { for: `lieu-${id}` }, "Lieu"), this.place),
        el("div", { class: "panel__field" }, el("label", { for: `numero-${id}` }, "Numéro à rappeler"), this.phone)),
      this.ready,
      el("div", { class: "panel__foot" }, this.told, this.moves));
    this.askOnce = () => {
      if (!this.asked) ask();
      this.asked = true;
    };
  }

  // One press asks.
  open() {
    this.askOnce();
    this.say(this.place.value ? "" : "Demande envoyée au citoyen.");
    this.place.focus();
  }

  // The citizen has filled in the fields.
  answered([place, phone]) {
    Object.assign(this.place, { value: place });
    Object.assign(this.phone, { value: phone });
    this.say("Le citoyen a répondu.");
  }

  // The citizen has been told: from now on it may be copied.
  transmitted() {
    this.sumUp();
    this.ready.hidden = false;
    this.toAsk.hidden = true;
    this.copier.hidden = false;
    this.transmit.hidden = true;
    this.say("Le citoyen est prévenu. Copiez, puis collez dans votre outil.");
    this.copier.focus();
    // The last messages are what says why.
    this.element.scrollTop = this.element.scrollHeight;
  }

  // Whole, so that the last message is seen before it is copied.
  sumUp() {
    this.summary.value = this.text();
    this.summary.rows = this.summary.value.split("\n").length;
  }

  async copy() {
    this.sumUp();
    try {
      await navigator.clipboard.writeText(this.summary.value);
      this.say("Copié. Collez dans votre outil\u00a0: rien n’est gardé ici.");
    } catch (refused) {
      this.summary.select();
      this.say("Votre navigateur refuse la copie\u00a0: le texte est sélectionné, copiez-le avec Ctrl\u00a0+\u00a0C.");
    }
  }

  text() {
    const dangers = Array.from(this.dangers, (kind) => DANGERS[kind]).join(", ");
    const last = this.messages().slice(-LAST).map(({ at, texts }) => `- ${new Date(at).toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" })} ${texts.join(" ")}`);
    return [`Lieu : ${this.place.value}`, `Numéro à rappeler : ${this.phone.value || "non donné"}`, dangers && `Danger signalé : ${dangers}`, "Derniers messages du citoyen :", ...last].filter(Boolean).join("\n");
  }

  lack() {
    this.say("Il manque le lieu.");
    this.place.focus();
  }

  say(sentence) {
    this.told.textContent = sentence;
  }
}

export function dangerNames(kinds) {
  return kinds.map((kind) => DANGERS[kind]).join(", ");
}
