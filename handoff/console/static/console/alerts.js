// Sound and desktop notifications, each asked once and switched at will. A notification says that there is news, never which.

import { prefer, prefers } from "./preferences.js";

const NOTES = { news: [[660, 0.12]], offer: [[660, 0.12], [880, 0.16]], alarm: [[880, 0.18], [660, 0.18], [880, 0.18]] };
const LOUDNESS = 0.15;

export class Alerts {
  constructor({ asking, sound, notifications }) {
    Object.assign(this, { asking, sound, notifications, context: null });
    asking.querySelector("[data-yes]").addEventListener("click", () => this.answer(true));
    asking.querySelector("[data-no]").addEventListener("click", () => this.answer(false));
    sound.addEventListener("click", () => this.turnSound(!prefers("sound")));
    notifications.addEventListener("click", () => this.turnNotifications(!this.notifies()));
    // A browser lets a page make sounds only once somebody has touched it.
    for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, () => prefers("sound") && this.open(), { passive: true });
    asking.hidden = prefers("asked");
    this.show();
  }

  // `kind`: news, offer or alarm. `sentence` names nobody and quotes nothing.
  tell(kind, sentence) {
    this.play(kind);
    // Beside another window the page is seen, and not looked at.
    if ((document.hidden || !document.hasFocus()) && this.notifies()) this.notify(kind, sentence);
  }

  notify(kind, sentence) {
    try {
      const shown = new Notification("Console des policiers", { body: sentence, tag: kind });
      shown.onclick = () => {
        window.focus();
        shown.close();
      };
    } catch (refused) {
      // A phone refuses them outside of a service worker: the page itself, and its sound, must do.
    }
  }

  play(kind) {
    if (!prefers("sound") || !this.context || this.context.state !== "running") return;
    let start = this.context.currentTime;
    for (const [pitch, length] of NOTES[kind]) {
      const [tone, volume] = [this.context.createOscillator(), this.context.createGain()];
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(LOUDNESS, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + length);
      tone.connect(volume).connect(this.context.destination);
      tone.start(start);
      tone.stop(start + length);
      start += length;
    }
  }

  async answer(yes) {
    prefer("asked", true);
    this.asking.hidden = true;
    this.turnSound(yes);
    this.sound.focus();
    await this.turnNotifications(yes);
  }

  turnSound(on) {
    prefer("sound", on);
    if (on) this.open();
    this.show();
    this.play("news");
  }

  async turnNotifications(on) {
    if (on && "Notification" in window && Notification.permission === "default") await Notification.requestPermission();
    prefer("notifications", on);
    this.show();
  }

  notifies() {
    return prefers("notifications") && "Notification" in window && Notification.permission === "granted";
  }

  open() {
    const Context = window.AudioContext;
    if (!Context) return;
    this.context = this.context || new Context();
    if (this.context.state === "suspended") this.context.resume();
  }

  show() {
    this.sound.setAttribute("aria-pressed", String(prefers("sound")));
    this.notifications.setAttribute("aria-pressed", String(this.notifies()));
    const refused = prefers("notifications") && "Notification" in window && Notification.permission === "denied";
    this.notifications.title = refused ? "Votre navigateur les refuse\u00a0: autorisez-les dans ses réglages." : "";
  }
}
