// Speak instead of writing: only where the browser can listen. Some browsers send the sound to their maker; the page says so.
{
  const Listening = window.SpeechRecognition || window.webkitSpeechRecognition;
  for (const tool of Listening ? document.querySelectorAll("[data-voice-for]") : []) {
    const field = document.getElementById(tool.dataset.voiceFor);
    const button = tool.querySelector("button");
    const words = button.querySelector("[data-words]");
    const told = tool.querySelector("[role=status]");
    const start = words.textContent;
    let ear = null;
    const rest = () => {
      ear = null;
      words.textContent = start;
      button.setAttribute("aria-pressed", "false");
    };
    button.addEventListener("click", () => {
      if (ear) {
        ear.stop();
        return;
      }
      ear = new Listening();
      ear.lang = document.documentElement.lang;
      ear.onresult = (event) => {
        const heard = event.results[event.results.length - 1][0].transcript.trim();
        field.value = [field.value.trim(), heard].filter(Boolean).join(" ");
      };
      ear.onerror = () => (told.textContent = tool.dataset.trouble);
      ear.onend = rest;
      told.textContent = "";
      words.textContent = button.dataset.stop;
      button.setAttribute("aria-pressed", "true");
      ear.start();
    });
    tool.hidden = false;
  }
}
