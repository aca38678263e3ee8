// The field in which a message is written. What is being written stays in the page, whatever the network does.

const MAX_CHARS = 2000;
const WARN_FROM = 1800;
const TYPING_EVERY_MS = 3000;

export class Composer {
  // `send(text)` takes a message; `typing()` is told at most every three seconds.
  constructor(form, { send, typing }) {
    this.form = form;
    this.field = form.querySelector("textarea");
    this.count = form.querySelector("[data-count]");
    this.lastTyping = 0;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit(send);
    });
    this.field.addEventListener("keydown", (event) => {
      // isComposing: an Enter that chooses an accent or a suggestion is not an end of message.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.submit(send);
    });
    this.field.addEventListener("input", () => {
      this.measure();
      this.tellTyping(typing);
    });
  }

  submit(send) {
    const text = this.field.value.trim();
    if (text.length > MAX_CHARS) this.measure();
    else if (text) {
      this.field.value = "";
      this.measure();
      send(text);
    }
    this.field.focus();
  }

  show(visible) {
    this.form.hidden = !visible;
  }

  // Height follows the text; the style property is allowed by the content policy, the attribute is not.
  measure() {
    this.field.style.height = "auto";
    if (this.field.value) this.field.style.height = `${this.field.scrollHeight + 2}px`;
    const length = this.field.value.trim().length;
    const over = length > MAX_CHARS;
    this.count.hidden = length < WARN_FROM;
    this.count.textContent = over
      ? `Trop long de ${length - MAX_CHARS} caractère${length - MAX_CHARS > 1 ? "s" : ""}. Résumez, ou envoyez en plusieurs fois.`
      : `${MAX_CHARS - length} caractères restants`;
    this.count.classList.toggle("composer__count--over", over);
    if (over) this.field.setAttribute("aria-invalid", "true");
    else this.field.removeAttribute("aria-invalid");
  }

  tellTyping(typing) {
    const now = Date.now();
    if (now - this.lastTyping < TYPING_EVERY_MS || !this.field.value) return;
    this.lastTyping = now;
    typing();
  }
}
