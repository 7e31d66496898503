// Everything is in place: begin.

const cells = [...document.querySelectorAll("[data-figure]")];
new Set(cells.map((each) => each.closest("table"))).forEach(rove);
document.querySelector(".hint").hidden = false;
document.querySelectorAll("section.search").forEach(prepareSearch);
backButton.addEventListener("click", back);
dialog.querySelector(".close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
dialog.addEventListener("close", empty);
