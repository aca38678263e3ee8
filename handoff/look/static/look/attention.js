// The tab's title tells of news to somebody who is looking elsewhere.

const usual = document.title;

export function callAttention(sentence) {
  if (document.hidden) document.title = `${sentence} · ${usual}`;
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) document.title = usual;
});
