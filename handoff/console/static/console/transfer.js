// To a colleague, or to the queue of a class, with a note that the citizen never sees.

import { el, empty } from "../look/dom.js";

const CLASSES = [["emergency", "File\u00a0: danger"], ["sensitive", "File\u00a0: sensible"], ["normal", "File\u00a0: normale"]];

export class Transfer {
  // `send(fields)` transfers; `close()` puts the panel away.
  constructor(id, { send, close }) {
    this.to = el("select", { class: "fr-select", id: `vers-${id}` });
    this.note = el("textarea", { class: "fr-input", id: `note-${id}`, rows: "2", maxlength: "1000", autocomplete: "off" });
    this.element = el("form", { class: "panel", "aria-labelledby": `transfert-${id}`, hidden: true },
      el("h3", { class: "panel__title", id: `transfert-${id}` }, "Transférer la conversation"),
      el("div", { class: "panel__field" }, el("label", { for: `vers-${id}` }, "À qui"), this.to),
      el("div", { class: "panel__field" }, el("label", { for: `note-${id}` }, "Note pour le collègue (le citoyen ne la voit pas)"), this.note),
      el("div", { class: "panel__moves" },
        el("button", { type: "submit", class: "fr-btn fr-btn--sm" }, "Transférer maintenant"),
        el("button", { type: "button", class: "fr-btn fr-btn--secondary fr-btn--sm", onclick: close }, "Annuler")));
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      const [kind, name] = [this.to.value.slice(0, 1), this.to.value.slice(2)];
      send(Object.assign({ note: this.note.value }, kind === "o" ? { to: name } : { class: name }));
    });
  }

  open(officers) {
    empty(this.to);
    const colleagues = officers.filter((officer) => !officer.me && officer.status === "available");
    for (const { name, held, capacity } of colleagues) this.to.appendChild(el("option", { value: `o:${name}` }, `${name} (${held} sur ${capacity})`));
    for (const [name, label] of CLASSES) this.to.appendChild(el("option", { value: `c:${name}`, selected: !colleagues.length && name === "normal" }, label));
    this.to.focus();
  }
}
