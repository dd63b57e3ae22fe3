// The words of a card, brought by its picture behind the # of the address: by that way they reach no server.
// They fill the field, leave the address and so the history, and are sent only when the button is pressed.
{
  const place = document.querySelector("[data-words-from-address]");
  const brought = window.location.hash.match(/[a-z]+/gi) ?? [];
  if (place && brought.length > 1) {
    document.getElementById(place.dataset.wordsFromAddress).value = brought.join(" ");
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
  }
}
