// Record a voice note: it becomes the file of the field beside it, and is sent with the form and not before.
{
  const able = navigator.mediaDevices?.getUserMedia && window.MediaRecorder && window.DataTransfer;
  const kinds = { "audio/webm;codecs=opus": "webm", "audio/mp4": "m4a", "audio/ogg;codecs=opus": "ogg" };
  const language = document.documentElement.lang;
  const unit = (number, name) => new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "long" }).format(number);
  const inWords = (seconds) => {
    const minutes = Math.floor(seconds / 60);
    const parts = [minutes && unit(minutes, "minute"), (seconds % 60 || !minutes) && unit(seconds % 60, "second")];
    return new Intl.ListFormat(language, { type: "conjunction" }).format(parts.filter(Boolean));
  };

  for (const tool of able ? document.querySelectorAll("[data-record-for]") : []) {
    const input = document.getElementById(tool.dataset.recordFor);
    const told = document.getElementById(`${input.id}-told`);
    const [button, forget] = tool.querySelectorAll("button");
    const words = button.querySelector("[data-words]");
    const timer = tool.querySelector("[role=timer]");
    const start = words.textContent;
    let recorder = null;
    let began = 0;
    let ticking = 0;

    const seconds = () => Math.round((performance.now() - began) / 1000);
    const show = (recording) => {
      button.setAttribute("aria-pressed", String(recording));
      words.textContent = recording ? button.dataset.stop : start;
      timer.hidden = !recording;
      forget.hidden = recording || !input.files.length;
    };
    const tick = () => {
      tool.querySelector("[data-time]").textContent = inWords(seconds());
      if (seconds() >= Number(tool.dataset.longest)) recorder.stop();
    };
    const kept = (pieces, kind, lasted) => {
      const file = new File(pieces, `voice-note.${kinds[kind]}`, { type: kind });
      const carried = new DataTransfer();
      carried.items.add(file);
      input.files = carried.files;
      input.dispatchEvent(new Event("change"));
      const full = lasted >= Number(tool.dataset.longest) ? ` ${tool.dataset.full}` : "";
      if (input.files.length) told.textContent = `${tool.dataset.recorded} ${inWords(lasted)}. ${tool.dataset.goes}${full}`;
    };
    const record = async () => {
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
      const kind = Object.keys(kinds).find((each) => MediaRecorder.isTypeSupported(each));
      const pieces = [];
      recorder = new MediaRecorder(sound, { mimeType: kind, audioBitsPerSecond: 48_000 });
      recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
      recorder.addEventListener("stop", () => {
        const lasted = seconds();
        clearInterval(ticking);
        for (const track of sound.getTracks()) track.stop(); // the browser's own sign of listening goes out
        recorder = null;
        kept(pieces, kind, lasted);
        show(false);
      });
      recorder.start();
      began = performance.now();
      ticking = setInterval(tick, 1000);
      tick();
    };

    button.addEventListener("click", async () => {
      told.textContent = "";
      if (recorder) {
        recorder.stop();
        return;
      }
      try {
        await record();
        show(true);
      } catch {
        told.textContent = tool.dataset.trouble;
      }
    });
    forget.addEventListener("click", () => {
      input.value = "";
      told.textContent = tool.dataset.forgotten;
      show(false);
      button.focus();
    });
    input.addEventListener("change", () => show(Boolean(recorder)));
    // Whoever sends the form while they speak has what they said so far go with it.
    document.addEventListener("submit", (event) => {
      if (!recorder || event.target !== input.form) return;
      event.preventDefault();
      recorder.addEventListener("stop", () => input.form.requestSubmit(event.submitter));
      recorder.stop();
    });
    tool.hidden = false;
  }
}
