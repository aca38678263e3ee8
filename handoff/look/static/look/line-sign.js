// Says that the line is cut, once it has been for a moment: a blink of the network is nobody's business.

const PATIENCE_MS = 1500;

export class LineSign {
  // `said()`: the sign has appeared or gone, and the page below it has moved.
  constructor(element, sentence, said = () => {}) {
    Object.assign(this, { element, sentence, said, timer: null });
  }

  show(state) {
    if (state === "open") {
      clearTimeout(this.timer);
      this.timer = null;
      this.say("");
    } else if (this.timer === null) {
      this.timer = setTimeout(() => this.say(this.sentence), PATIENCE_MS);
    }
  }

  say(sentence) {
    this.element.textContent = sentence;
    this.element.hidden = !sentence;
    this.said();
  }
}
