// What opens above or below an exchange takes some of its height: whoever stood at its last line still sees it.

const NEAR_PX = 40;

export function keepAtEnd(log) {
  let stands = true;
  const look = () => (stands = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX);
  log.addEventListener("scroll", look, { passive: true });
  new ResizeObserver(() => {
    if (stands) log.scrollTop = log.scrollHeight;
    else look();
  }).observe(log);
}
