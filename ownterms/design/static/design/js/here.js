// Fill in where I am: asked for only when the button is pressed, and sent only with the question.
{
  for (const tool of navigator.geolocation ? document.querySelectorAll("[data-here-for]") : []) {
    const field = document.getElementById(tool.dataset.hereFor);
    const told = tool.querySelector("[role=status]");
    tool.hidden = false;
    tool.querySelector("button").addEventListener("click", () => {
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          // Two decimals are about a kilometre: near enough to find things, too coarse to find a door.
          field.value = `${coords.latitude.toFixed(2)}, ${coords.longitude.toFixed(2)}`;
          told.textContent = tool.dataset.done;
        },
        () => (told.textContent = tool.dataset.trouble),
      );
    });
  }
}
