// Number keys decide the first line of the list. Without a script the buttons and their access keys do the same.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, textarea, select")) {
    return;
  }

  const choice = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (choice) {
    choice.click();
    event.preventDefault();
  }
});
