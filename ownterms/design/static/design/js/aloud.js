// Read aloud: the button is there only where the device has a voice of its own for the page's language: others send what
// they read to their maker. It reads sentence by sentence, marks what it reads, and stops at once: by the button, by
// Escape, or by leaving.
{
  const button = document.querySelector("[data-read-aloud]");
  const speech = window.speechSynthesis;
  const tongue = (tag) => tag.split(/[-_]/)[0].toLowerCase();
  const speaks = (each) => each.localService && tongue(each.lang) === tongue(document.documentElement.lang);
  const voice = () => [...(speech?.getVoices?.() ?? [])].find(speaks);

  // What is read: texts by the block that they stand in, and pictures by their words. Buttons are no part of it.
  const BLOCKS = "h1, h2, h3, h4, p, dt, dd, li, label, legend, summary, caption, th, td, figcaption, blockquote";
  const SILENT = "[aria-hidden='true'], [hidden], svg, select, textarea, nav.steps, .unseen";
  const isHeard = (element) => !element.closest(SILENT) && (element.checkVisibility?.() ?? Boolean(element.offsetParent));
  const pieces = () => {
    const found = new Map();
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const block = node.nodeType === Node.TEXT_NODE ? node.parentElement.closest(BLOCKS) : node.matches("img") && node.alt ? node : null;
      if (!block || !isHeard(node.parentElement)) continue;
      if (!found.has(block)) found.set(block, []);
      if (block !== node) found.get(block).push(node);
    }
    return [...found];
  };

  // The sentences of a piece, each with where it stands, so that it can be marked.
  const segments = new Intl.Segmenter(document.documentElement.lang, { granularity: "sentence" });
  const sentences = ([piece, texts]) => {
    if (piece.alt) return [{ piece, words: piece.alt, range: null }];
    return [...segments.segment(texts.map((text) => text.data).join(""))]
      .filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment))
      .map(({ segment, index }) => {
        const words = segment.trim();
        const from = index + segment.indexOf(words);
        return { piece, words: words.replace(/\s+/g, " "), range: between(texts, from, from + words.length) };
      });
  };
  const between = (texts, from, to) => {
    const range = document.createRange();
    let passed = 0;
    for (const text of texts) {
      const [start, end] = [passed, passed + text.length];
      if (from >= start && from < end) range.setStart(text, from - start);
      if (to > start && to <= end) range.setEnd(text, to - start);
      passed = end;
    }
    return range;
  };
  const mark = (sentence) => {
    if (!window.CSS?.highlights) return;
    if (!sentence?.range) CSS.highlights.delete("aloud");
    else CSS.highlights.set("aloud", new Highlight(sentence.range));
    sentence?.piece.scrollIntoView({ block: "nearest" });
  };

  if (button && speech) {
    const words = button.querySelector("[data-words]");
    const start = words.textContent;
    let turn = 0; // which reading it is: what an ended one still says of itself counts no more
    const stop = () => {
      turn += 1;
      speech.cancel();
      mark(null);
      words.textContent = start;
      button.setAttribute("aria-pressed", "false");
    };
    const say = (all, number, now) => {
      if (now !== turn) return;
      const own = voice();
      if (number === all.length || !own) return stop(); // without a voice, the browser would take any
      const said = new SpeechSynthesisUtterance(all[number].words);
      said.lang = document.documentElement.lang;
      said.voice = own;
      said.onstart = () => now === turn && mark(all[number]);
      said.onend = said.onerror = () => say(all, number + 1, now);
      speech.speak(said);
    };
    const read = () => {
      stop();
      words.textContent = button.dataset.stop;
      button.setAttribute("aria-pressed", "true");
      say(pieces().flatMap(sentences), 0, turn);
    };
    const offer = () => (button.parentElement.hidden = !voice());
    button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : read()));
    document.addEventListener("keydown", (event) => event.key === "Escape" && stop());
    for (const left of ["pagehide", "quick-exit"]) window.addEventListener(left, stop);
    speech.addEventListener?.("voiceschanged", offer);
    offer();
  }
}
