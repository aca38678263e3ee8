// The small signs around the conversation: who is writing, and with whom one speaks.

const WRITING_MS = 5000;
// The robot mostly answers sooner: a sign that blinks helps nobody.
const ROBOT_PATIENCE_MS = 500;

const INTERLOCUTORS = {
  bot: "Vous parlez à un robot",
  queued: "Un policier va vous répondre",
  reserved: "Un policier va vous répondre",
  assigned: "Vous parlez à un policier",
  wrapping: "Vous parlez à un policier",
  closed: "Conversation terminée",
};

export class WritingSign {
  constructor(element) {
    Object.assign(this, { element, timer: null });
  }

  show(author) {
    clearTimeout(this.timer);
    if (author === "officer") this.say("Le policier écrit");
    else this.timer = setTimeout(() => this.say("Le robot cherche la réponse"), ROBOT_PATIENCE_MS);
  }

  say(sentence) {
    this.element.hidden = false;
    this.element.querySelector("[data-who]").textContent = sentence;
    this.timer = setTimeout(() => this.hide(), WRITING_MS);
  }

  hide() {
    clearTimeout(this.timer);
    this.element.hidden = true;
  }
}

export function showInterlocutor(element, state) {
  element.textContent = INTERLOCUTORS[state];
  element.dataset.state = state;
}
