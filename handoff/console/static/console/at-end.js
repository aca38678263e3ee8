// What opens above or below an exchange takes some of its height: whoever stood at its last line still sees it.

const NEAR_PX = 40;

export function keepAtEnd(log) {
  let [stands, height] = [true, log.clientHeight];
  log.addEventListener("scroll", () => {
    // While the height is changing, where the log stands is not where its reader chose to be.
    if (log.clientHeight === height) stands = log.scrollHeight - log.scrollTop - height < NEAR_PX;
  }, { passive: true });
  new ResizeObserver(() => {
    height = log.clientHeight;
    if (stands) log.scrollTop = log.scrollHeight;
  }).observe(log);
}
