// Keeps the newest message in sight, unless the reader went back to read.

const NEAR_PX = 160;

export function isAtEnd(log, foot) {
  return log.getBoundingClientRect().bottom - foot.getBoundingClientRect().top < NEAR_PX;
}

// Shows all of what fits, the beginning of what is taller than the screen. Scroll margins (look.css) clear the bars
// that stick to the edges; their height changes with the state of the page.
export function bringIntoSight(element, { urgent = false, foot = null } = {}) {
  if (foot) document.documentElement.style.setProperty("--foot", `${foot.offsetHeight}px`);
  element.scrollIntoView({ block: urgent ? "start" : "nearest" });
}
