// The place and the number that an officer needs for the rescue services, asked in one step.

import { el } from "./dom.js";

const LABELS = ["Lieu", "Numéro à rappeler"];

// `fill({ place, phone })` sends them.
export function rescueFields(seq, fill) {
  const place = el("input", { class: "fr-input", id: `lieu-${seq}`, type: "text", autocomplete: "off", maxlength: "500", required: true, "aria-describedby": `lieu-${seq}-aide` });
  const phone = el("input", { class: "fr-input", id: `numero-${seq}`, type: "tel", autocomplete: "off", maxlength: "60" });
  const form = el("form", { class: "fields", "aria-label": "Pour les secours" },
    el("label", { for: place.id }, "Où êtes-vous\u00a0?"),
    el("p", { class: "fields__hint", id: `lieu-${seq}-aide` }, "Commune, rue, numéro, étage, code, ou ce que vous voyez autour de vous."),
    place,
    el("label", { for: phone.id }, "À quel numéro vous rappeler\u00a0?"),
    phone,
    el("button", { type: "submit", class: "fr-btn" }, "Envoyer au policier"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    fill({ place: place.value.trim(), phone: phone.value.trim() });
  });
  return form;
}

// The citizen's answers, each with what it answers.
export function answersOf({ texts }) {
  return texts.map((text, index) => `${LABELS[index]}\u00a0: ${text || "aucun"}`);
}
