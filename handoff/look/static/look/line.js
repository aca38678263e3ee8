// A WebSocket that comes back. It says when it is open, when it is cut, and why it was closed;
// what is said over it, and what must be said again, is known elsewhere.

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15000;
const WELCOME_EXPECTED_MS = 10000;

export class Line {
  // `hello()` promises the first message of each connection. `heard(message)`: each message of the server.
  // `changed(state)`: "connecting" | "open" | "cut". `ended(code)`: returns true where reconnecting is of no use.
  constructor(path, { hello, heard, changed, ended }) {
    this.address = `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}${path}`;
    Object.assign(this, { hello, heard, changed, ended, socket: null, timer: null, greeting: false });
    this.pause = FIRST_PAUSE_MS;
    this.wanted = false;
    // A phone that wakes, or finds the network again, need not wait for the next try.
    window.addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
  }

  async open() {
    this.wanted = true;
    if (this.greeting) return;
    clearTimeout(this.timer);
    this.changed("connecting");
    this.greeting = true;
    try {
      const greeting = await this.hello();
      if (this.wanted) this.connect(greeting);
    } catch (unreachable) {
      this.tryLater();
    } finally {
      this.greeting = false;
    }
  }

  say(frame) {
    if (!this.isOpen()) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  isOpen() {
    return this.socket !== null && this.socket.readyState === WebSocket.OPEN;
  }

  // Known to be silent though nobody said so (a network that vanished): begin again.
  restart() {
    if (this.socket) this.socket.close(4000, "silent");
    this.drop();
    this.tryLater();
  }

  close() {
    this.wanted = false;
    clearTimeout(this.timer);
    if (this.socket) this.socket.close(1000);
    this.drop();
  }

  connect(greeting) {
    this.drop();
    const socket = new WebSocket(this.address);
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify(greeting));
    socket.onmessage = ({ data }) => this.read(data);
    socket.onclose = ({ code }) => this.lost(code);
    this.timer = setTimeout(() => this.restart(), WELCOME_EXPECTED_MS);
  }

  read(data) {
    const message = JSON.parse(data);
    if (message.type === "welcome") {
      clearTimeout(this.timer);
      this.pause = FIRST_PAUSE_MS;
      this.changed("open");
    }
    this.heard(message);
  }

  lost(code) {
    clearTimeout(this.timer);
    this.drop();
    if (this.ended(code)) this.wanted = false;
    else this.tryLater();
  }

  tryLater() {
    if (!this.wanted) return;
    this.changed("cut");
    // The random part keeps a thousand pages from coming back in the same instant.
    this.timer = setTimeout(() => this.open(), this.pause * (0.5 + Math.random()));
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }

  hurry() {
    if (!this.wanted || this.socket || this.greeting) return;
    this.pause = FIRST_PAUSE_MS;
    this.open();
  }

  drop() {
    if (this.socket) this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
    this.socket = null;
  }
}
