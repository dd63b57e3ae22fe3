// A picture that is wider than its place is shown from its middle: there it begins to be read.
for (const hold of document.querySelectorAll("[data-from-middle]")) {
  hold.scrollLeft = (hold.scrollWidth - hold.clientWidth) / 2;
}
