// What was said and not yet acknowledged. It lives in the page's memory only, and is said again until taken:
// the identifier makes a second copy harmless.

const ANSWER_EXPECTED_MS = 8000;
const RATE_LIMIT_PAUSE_MS = 5000;

export class Outbox {
  constructor(line) {
    this.line = line;
    this.pending = new Map();
    this.watch = null;
    this.isHeld = false;
  }

  // `timeline` shows what becomes of it, should it wait or be refused.
  send(frame, timeline) {
    const entry = { frame: Object.assign({ client_message_id: draw() }, frame), timeline };
    this.pending.set(entry.frame.client_message_id, entry);
    if (!this.isHeld) this.line.say(entry.frame);
    this.expectAnswer();
    return entry.frame.client_message_id;
  }

  resend() {
    for (const { frame } of this.pending.values()) this.line.say(frame);
    this.expectAnswer();
  }

  acknowledged(id) {
    const known = this.pending.delete(id);
    this.expectAnswer();
    return known;
  }

  // Returns true when the refusal is dealt with here (it will be said again), false when the person must know.
  refused({ client_message_id: id, code, sentence }) {
    const entry = this.pending.get(id);
    if (code === "rate_limited") {
      this.hold();
      if (entry) entry.timeline.delay(id, sentence);
      return true;
    }
    if (!entry) return false;
    this.acknowledged(id);
    entry.timeline.refuse(id, sentence);
    return true;
  }

  // Too fast: everything waits, so that what was written later does not pass what was refused.
  hold() {
    if (this.isHeld) return;
    this.isHeld = true;
    setTimeout(() => {
      this.isHeld = false;
      this.resend();
    }, RATE_LIMIT_PAUSE_MS);
  }

  // What belongs to a conversation that is gone is not said any more.
  forget(timeline) {
    for (const [id, entry] of Array.from(this.pending)) if (entry.timeline === timeline) this.pending.delete(id);
    this.expectAnswer();
  }

  clear() {
    this.pending.clear();
    clearTimeout(this.watch);
  }

  // No answer in time on an open line: the network has gone without a word.
  expectAnswer() {
    clearTimeout(this.watch);
    if (!this.pending.size) return;
    this.watch = setTimeout(() => this.line.isOpen() && this.line.restart(), ANSWER_EXPECTED_MS);
  }
}

// crypto.randomUUID is missing from phones before 2021 and from pages without TLS.
function draw() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
