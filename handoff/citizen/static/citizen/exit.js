// « Quitter vite »: whoever comes into the room must not see this page, nor find it with « Retour ».
// The link works without script; here it also empties the page and takes its place in the history.

// `vanish()`: forgets the conversation.
export function onQuickExit(vanish) {
  for (const link of Array.from(document.querySelectorAll("[data-quick-exit]"))) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      document.body.hidden = true;
      document.title = "\u00a0";
      vanish();
      location.replace(link.href);
    });
  }
}
