// Read aloud: the button is there only where the browser can speak. It speaks with the device's own voices.
{
  const button = document.querySelector("[data-read-aloud]");
  if (button && "speechSynthesis" in window) {
    const words = button.querySelector("[data-words]");
    const speech = window.speechSynthesis;
    const start = words.textContent;
    const pieces = () =>
      [...document.querySelectorAll("main :is(h1, h2, h3, p, dt, dd, li, label, legend, summary)")]
        .filter((piece) => piece.checkVisibility?.() ?? piece.offsetParent)
        .filter((piece) => !piece.querySelector("p, li, dd, h2, h3"))
        .map((piece) => piece.innerText.trim())
        .filter(Boolean);
    const stop = () => {
      speech.cancel();
      words.textContent = start;
      button.setAttribute("aria-pressed", "false");
    };
    const read = () => {
      speech.cancel();
      words.textContent = button.dataset.stop;
      button.setAttribute("aria-pressed", "true");
      const all = pieces();
      all.forEach((text, number) => {
        const said = new SpeechSynthesisUtterance(text);
        said.lang = document.documentElement.lang;
        if (number === all.length - 1) said.onend = stop;
        speech.speak(said);
      });
    };
    button.parentElement.hidden = false;
    button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : read()));
    window.addEventListener("pagehide", () => speech.cancel());
  }
}
