// The small signs around the conversation: who is writing, and with whom one speaks.

const WRITING_MS = 5000;

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
    this.element.hidden = false;
    this.element.querySelector("[data-who]").textContent = author === "officer" ? "Le policier écrit" : "Le robot cherche la réponse";
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
