// « Disponible » or « Absent »: whether the queue offers people to this officer. What is shown is what the gateway says.

export class StatusSwitch {
  // `change(status)` asks for another status.
  constructor(panel, { change }) {
    this.buttons = Array.from(panel.querySelectorAll("[data-status]"));
    this.why = panel.querySelector("[data-set-away]");
    for (const button of this.buttons) button.addEventListener("click", () => change(button.dataset.status));
  }

  // `sentence`: why the officer is away, when it was not he who said so.
  show({ status, sentence }) {
    for (const button of this.buttons) {
      const isCurrent = button.dataset.status === status;
      button.setAttribute("aria-pressed", String(isCurrent));
      button.classList.toggle("fr-btn--secondary", !isCurrent);
    }
    if (this.why.textContent !== (sentence || "")) this.why.textContent = sentence || "";
  }
}
