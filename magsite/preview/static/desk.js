// The desk's script: its buttons open a source in the editor.
(() => {
  "use strict";
  const token = document.currentScript.dataset.token;
  addEventListener("click", (event) => {
    const button = event.target.closest("[data-do=open]");
    if (!button) return;
    const { path, line, column } = button.dataset;
    fetch("/_magsite/open", {
      method: "POST",
      headers: { "content-type": "application/json", "x-magsite-token": token },
      body: JSON.stringify({ path, line: Number(line), column: Number(column) }),
    });
  });
})();
