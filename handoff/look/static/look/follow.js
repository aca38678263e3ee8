// Keeps the newest message in sight, unless the reader went back to read.

const NEAR_PX = 160;

export function isAtEnd(log, composer) {
  const end = log.getBoundingClientRect().bottom;
  const limit = composer && !composer.hidden ? composer.getBoundingClientRect().top : window.innerHeight;
  return end - limit < NEAR_PX;
}

// Shows the beginning of what is taller than the screen, all of what fits (scroll margins clear the sticky bars).
export function bringIntoSight(element) {
  element.scrollIntoView({ block: "nearest" });
}
