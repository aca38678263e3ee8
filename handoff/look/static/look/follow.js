// Keeps the newest message in sight, unless the reader went back to read.

const NEAR_PX = 160;
const LONGEST_SCROLL_MS = 1000; // for browsers that do not tell when a scroll ends

// A smooth scroll of ours is on its way: where the page stands now is not where its reader chose to be.
let moving = false;
let stop = 0;

function arrived() {
  moving = false;
  clearTimeout(stop);
}

for (const sign of ["scrollend", "wheel", "touchmove"]) addEventListener(sign, arrived, { passive: true });

export function isAtEnd(log, foot) {
  return moving || log.getBoundingClientRect().bottom - foot.getBoundingClientRect().top < NEAR_PX;
}

// Shows all of what fits, the beginning of what is tall. Scroll margins (look.css) clear the bars
// that stick to the edges; their height changes with the state of the page.
// `end`: its end instead: what comes next is read below it.
export function bringIntoSight(element, { urgent = false, end = false, foot = null } = {}) {
  if (foot) document.documentElement.style.setProperty("--foot", `${foot.offsetHeight}px`);
  moving = true;
  clearTimeout(stop);
  stop = setTimeout(arrived, LONGEST_SCROLL_MS);
  // Not left to "nearest": where the field is below what was added, the browser holds on to the field.
  const tall = element.offsetHeight > innerHeight / 2 && (end ? "end" : "start");
  element.scrollIntoView({ block: urgent ? "start" : tall || "nearest" });
}
