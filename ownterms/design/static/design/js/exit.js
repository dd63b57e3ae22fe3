// Leave quickly: the page that is left takes no place in the browser's history, and the pages before it
// lead away too when somebody presses Back. Escape three times does the same.
{
  const way = document.querySelector("[data-quick-exit]");
  const mark = "left"; // kept by this tab only, until it comes here anew or is closed
  const leave = () => {
    window.dispatchEvent(new Event("quick-exit")); // whatever speaks stops by itself
    for (const each of document.querySelectorAll("audio, video")) each.pause();
    document.body.replaceChildren(); // nothing is left to be read or heard while the next page comes,
    document.title = new URL(way.href).hostname; // nor in the name of the tab
    window.sessionStorage.setItem(mark, "yes");
    window.location.replace(way.href);
  };
  if (way) {
    window.addEventListener("pageshow", (event) => {
      const [visit] = performance.getEntriesByType("navigation");
      const cameBack = event.persisted || visit?.type === "back_forward";
      if (cameBack && window.sessionStorage.getItem(mark)) leave();
      else window.sessionStorage.removeItem(mark);
    });
    way.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
    let presses = [];
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") {
        presses = [];
        return;
      }
      const now = Date.now();
      presses = [...presses.filter((at) => now - at < 3000), now]; // milliseconds
      if (presses.length > 2) leave();
    });
  }
}
