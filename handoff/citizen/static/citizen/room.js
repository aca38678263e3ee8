// Letters enlarged by the phone make the bars that stick to the edges so high that nothing is left between them: then
// they scroll with the page. No media query knows the size of such letters.

// Of the height of the screen. The sign of a cut on a phone of 2016 takes both bars to 0.67.
const LARGEST_SHARE = 0.75;

export function keepRoom({ bar, foot }) {
  const measure = () => {
    const taken = bar.offsetHeight + foot.offsetHeight;
    document.documentElement.classList.toggle("cramped", taken > innerHeight * LARGEST_SHARE);
  };
  window.addEventListener("resize", measure);
  if (!("ResizeObserver" in window)) return;
  const observer = new ResizeObserver(measure);
  observer.observe(bar);
  observer.observe(foot);
}
