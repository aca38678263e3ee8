// Ending a conversation asks once more: a slip of the finger must not lose a place in the queue.

export class Ending {
  // `end()` is called when the citizen says yes.
  constructor(panel, opener, { end }) {
    Object.assign(this, { panel, opener });
    opener.addEventListener("click", () => this.ask());
    panel.querySelector("[data-yes]").addEventListener("click", () => {
      this.panel.hidden = true;
      end();
    });
    panel.querySelector("[data-no]").addEventListener("click", () => this.cancel());
    panel.addEventListener("keydown", (event) => event.key === "Escape" && this.cancel());
  }

  offer(visible) {
    this.opener.hidden = !visible;
    if (!visible) this.panel.hidden = true;
  }

  ask() {
    this.panel.hidden = false;
    this.panel.querySelector("[data-no]").focus();
    this.panel.scrollIntoView({ block: "nearest" });
  }

  cancel() {
    this.panel.hidden = true;
    this.opener.focus();
  }
}
