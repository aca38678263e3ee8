// The place in the queue, said again at each change.

export class Waiting {
  constructor(panel) {
    this.panel = panel;
    this.place = panel.querySelector("[data-place]");
    this.sentence = panel.querySelector("[data-sentence]");
  }

  // `estimated_wait`: how long it may last, in one sentence. `overtaken`: null, or who came later and passes ahead.
  show({ position, estimated_wait: wait, overtaken }) {
    this.panel.hidden = false;
    const said = [sentence(position), wait && wait.sentence, overtaken && overtaken.sentence].filter(Boolean).join(" ");
    if (this.place.textContent === String(position) && this.sentence.textContent === said) return;
    this.place.textContent = String(position);
    this.sentence.textContent = said;
  }

  hide() {
    this.panel.hidden = true;
    this.place.textContent = "";
  }
}

function sentence(position) {
  if (position === 1) return "Personne n’attend avant vous.";
  if (position === 2) return "Une personne attend avant vous.";
  return `${position - 1} personnes attendent avant vous.`;
}
