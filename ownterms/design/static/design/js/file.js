// A file that is too large is said to be so at once: to send it would take minutes, and the words beside it with it.
{
  for (const input of document.querySelectorAll("input[type=file][data-most]")) {
    const told = document.getElementById(`${input.id}-told`);
    input.addEventListener("change", () => {
      const large = [...input.files].some((file) => file.size > Number(input.dataset.most));
      told.textContent = large ? input.dataset.tooLarge : "";
      if (large) input.value = "";
    });
  }
}
