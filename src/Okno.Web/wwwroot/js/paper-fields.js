// Hides the fields that the paper at hand is not asked for. Without a script they all stand under their headings.
(() => {
  const groups = document.querySelectorAll("#paper-fields [data-when]");
  const show = () => {
    for (const group of groups) {
      const [name, value] = group.dataset.when.split("=");
      const chosen = document.querySelector(`#paper-fields [name="${CSS.escape(name)}"]`);
      group.hidden = chosen !== null && chosen.value !== value;
    }
  };

  document.getElementById("paper-fields")?.addEventListener("change", show);
  show();
})();
