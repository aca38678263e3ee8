// The place in the queue, said again at each change.

export class Waiting {
  constructor(panel) {
    this.panel = panel;
    this.place = panel.querySelector("[data-place]");
    this.sentence = panel.querySelector("[data-sentence]");
  }

  show({ position }) {
    this.panel.hidden = false;
    if (this.place.textContent === String(position)) return;
    this.place.textContent = String(position);
    this.sentence.textContent = sentence(position);
  }

  hide() {
    this.panel.hidden = true;
    this.place.textContent = "";
  }
}

function sentence(position) {
  if (position === 1) return "Vous êtes la prochaine personne à qui un policier répondra.";
  if (position === 2) return "Une personne attend avant vous.";
  return `${position - 1} personnes attendent avant vous.`;
}
