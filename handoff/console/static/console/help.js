// « ? »: every shortcut, and whether they work without Alt.

import { prefer, prefers } from "./preferences.js";

export class Help {
  constructor(dialog, opener) {
    this.dialog = dialog;
    opener.addEventListener("click", () => this.open());
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    const plain = dialog.querySelector("[data-keys]");
    plain.checked = prefers("keys", true);
    plain.addEventListener("change", () => prefer("keys", plain.checked));
  }

  open() {
    this.dialog.showModal();
  }
}
