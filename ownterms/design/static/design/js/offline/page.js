// Keep one's own pages on this device, open them there, write there, and send what was written: on three pages, each
// of which has some of these parts. All of them are hidden until it is known what is kept.
{
  const part = (name) => document.querySelector(`[data-offline="${name}"]`);
  const show = (name, is = true) => part(name) && (part(name).hidden = !is);
  const tell = (which) => {
    for (const each of document.querySelectorAll("[data-offline-says]")) each.hidden = each.dataset.offlineSays !== which;
  };
  const when = (name, event, act) =>
    part(name)?.addEventListener(event, (happened) => {
      happened.preventDefault();
      tell("");
      act(part(name)).catch(() => tell("trouble"));
    });
  const whose = part("page")?.dataset.whose; // the mark of whoever is signed in, where a page needs that
  let secret = null;

  const counted = async () => {
    const count = (await kept.drafts()).length;
    // Only how many: whoever signs out is told so before these go.
    const secure = window.location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `unsent=${count}; Path=/; SameSite=Strict; Max-Age=${count ? 31_536_000 : 0}${secure}`;
    show("unsent", count > 0);
    show("none-unsent", count === 0);
    for (const each of document.querySelectorAll("[data-offline-count]")) each.textContent = count;
    return count;
  };

  const sent = async (draft, words, to) => {
    const body = new FormData(part("send"));
    body.delete("whose"); // what cannot be taken stays here, and nowhere else
    for (const [name, value] of Object.entries({ id: draft.id, words, to })) body.set(name, value);
    const answer = await fetch(part("send").action, { method: "POST", body, redirect: "manual" }).catch(() => null);
    if (answer?.status === 204) return "sent";
    if (!answer || answer.status >= 500) return "no-network";
    return answer.status === 422 ? "not-taken" : "signed-out";
  };

  const listed = async () => {
    part("drafts").replaceChildren();
    for (const draft of await kept.drafts()) {
      const words = await kept.unseal(draft, secret);
      const item = part("draft").content.cloneNode(true).firstElementChild;
      item.querySelector("[data-words]").textContent = words;
      for (const button of item.querySelectorAll("button")) {
        button.addEventListener("click", async () => {
          const became = button.value === "away" ? "gone" : await sent(draft, words, button.value);
          if (became === "sent" || became === "gone") {
            await kept.remove(`draft-${draft.id}`);
            item.remove();
            await counted();
          }
          tell(became);
        });
      }
      part("drafts").append(item);
    }
  };

  const opened = async () => {
    const pages = await kept.get("pages");
    const lock = await kept.get("lock");
    show("locked", false);
    show("others", false);
    show("open");
    show("write", Boolean(lock.writes));
    await counted();
    if (part("drafts")) await listed();
    if (!part("pages")) return;
    show("no-pages", !pages);
    if (!pages) return;
    const read = new DOMParser().parseFromString(await kept.unseal(pages, secret), "text/html");
    part("pages").replaceChildren(...read.querySelector("main").children);
    part("as-of").textContent = new Date(pages.at).toLocaleString(document.documentElement.lang);
  };

  const start = async () => {
    const lock = await kept.get("lock");
    const here = whose ?? (await kept.get("here")); // without a network: who was here last
    const theirs = Boolean(lock) && lock.whose === here;
    show("nothing", !lock);
    show("off", !lock);
    show("on", theirs);
    show("others", Boolean(lock) && !theirs);
    show("locked", Boolean(lock) && (theirs || !whose)); // whoever knows the words shows by them who they are
    show("write", theirs && Boolean(lock.writes));
    if (theirs) await counted();
  };

  when("off", "submit", async (form) => {
    const words = form.elements.words.value;
    if (!words.trim()) return tell("no-words");
    await kept.lockUp(words, { whose, writes: form.elements.writes.checked });
    await navigator.serviceWorker.register("/worker.js");
    await navigator.serviceWorker.ready;
    await kept.refreshed(0);
    form.reset();
    await start();
  });
  when("locked", "submit", async (form) => {
    try {
      secret = await kept.unlock(form.elements.words.value);
    } catch {
      return tell("not-them");
    }
    form.reset();
    await opened();
  });
  when("write", "submit", async (form) => {
    const words = form.elements.written.value.trim();
    if (!words) return tell("nothing-written");
    const id = crypto.randomUUID();
    await kept.put(`draft-${id}`, { id, ...(await kept.seal(words)) });
    form.reset();
    await counted();
    if (secret) await listed();
    tell("written");
  });
  when("lock", "click", async () => window.location.reload());
  // Neither the history nor whoever presses Back finds it open.
  window.addEventListener("pagehide", () => {
    secret = null;
    for (const name of ["pages", "drafts"]) part(name)?.replaceChildren();
  });
  window.addEventListener("pageshow", (event) => event.persisted && window.location.reload());

  if (window.isSecureContext && navigator.serviceWorker && crypto.subtle) {
    show("unable", false);
    start().catch(() => show("unable"));
  }
}
