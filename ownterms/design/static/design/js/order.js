// Put things in order by dragging them by their grip. A drop sends what the buttons send; Escape leaves all as it was.
for (const form of document.querySelectorAll("[data-order]")) {
  for (const grip of form.querySelectorAll("[data-grip]")) {
    const one = grip.closest("[data-moves]");
    const list = one.parentElement;
    const middle = (each) => each.getBoundingClientRect().top + each.offsetHeight / 2;
    grip.hidden = false;
    grip.addEventListener("pointerdown", (down) => {
      if (down.button !== 0) return;
      down.preventDefault();
      const behind = one.nextElementSibling;
      const held = new AbortController();
      const during = { signal: held.signal };
      const let_go = (place) => {
        held.abort();
        one.classList.remove("order-held");
        if (place !== one.nextElementSibling) list.insertBefore(one, place);
      };
      one.classList.add("order-held");
      const move = (event) => {
        const next = [...list.children].find((each) => each !== one && middle(each) > event.clientY) ?? null;
        if (next !== one.nextElementSibling) list.insertBefore(one, next);
      };
      const drop = () => {
        const next = one.nextElementSibling;
        let_go(next);
        if (next === behind) return;
        const said = { moved: one, [next ? "above" : "below"]: next ?? one.previousElementSibling };
        for (const [name, each] of Object.entries(said)) {
          form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value: each.dataset.moves }));
        }
        form.submit();
      };
      document.addEventListener("pointermove", move, during);
      document.addEventListener("pointerup", drop, during);
      document.addEventListener("pointercancel", () => let_go(behind), during);
      document.addEventListener("keydown", (event) => event.key === "Escape" && let_go(behind), during);
    });
  }
}
