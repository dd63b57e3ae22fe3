// Leave quickly: the page that is left takes no place in the browser's history. Escape three times does the same.
{
  const way = document.querySelector("[data-quick-exit]");
  const leave = () => {
    document.body.hidden = true; // nothing is left to be read while the next page comes
    window.location.replace(way.href);
  };
  if (way) {
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
