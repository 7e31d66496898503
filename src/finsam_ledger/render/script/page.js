// Figures of the page become buttons with one tab stop a table; arrow keys move between them.

function prepare(cell) {
  const index = Number(cell.dataset.figure);
  const button = make("button", { type: "button", class: "figure", tabindex: "-1",
                                  "data-index": index, onclick: () => open(index) });
  button.append(...cell.childNodes);
  cell.append(...marks(index), button);
  return button;
}

function open(index) {
  const before = data.figures.length;
  if (index < before) openFigure(index);
  else openKeyFigure(index - before);
}

function marks(index) {
  if (!tiesOf[index]?.length) return [];
  const missed = tiesOf[index].some((tie) => !data.ties[tie][0]);
  const said = tiesOf[index].map((tie) => {
    const names = opposite(tie, index).map((other) => nameBeside(index, other));
    return `${data.ties[tie][0] ? words.agrees_with : words.misses_with} ${names.join(" + ")}`;
  });
  const title = [...new Set(said)].join("; ");
  const told = { class: missed ? "tie miss" : "tie", role: "img", title, "aria-label": title };
  return [make("span", told, missed ? "✗" : "✓")];
}

function rove(tableElement) {
  const buttons = [...tableElement.querySelectorAll("[data-figure]")].map(prepare);
  buttons[0].tabIndex = 0;
  tableElement.closest(".scroll").removeAttribute("tabindex");
  tableElement.addEventListener("focusin", (event) => {
    if (!buttons.includes(event.target)) return;
    for (const button of buttons) button.tabIndex = button === event.target ? 0 : -1;
  });
  tableElement.addEventListener("keydown", (event) => {
    const next = buttons.includes(event.target) ? neighbour(event, buttons) : null;
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

/** The figure that a key leads to; with Ctrl, Home and End mean the whole table. */
function neighbour({ key, ctrlKey, target }, buttons) {
  const cellOf = (button) => button.closest("td, th");
  const inRow = buttons.filter((button) => button.closest("tr") === target.closest("tr"));
  const inColumn = buttons.filter((b) => cellOf(b).cellIndex === cellOf(target).cellIndex);
  const among = { ArrowLeft: [inRow, -1], ArrowRight: [inRow, 1],
                  ArrowUp: [inColumn, -1], ArrowDown: [inColumn, 1] };
  if (key === "Home") return (ctrlKey ? buttons : inRow)[0];
  if (key === "End") return (ctrlKey ? buttons : inRow).at(-1);
  if (!(key in among)) return null;
  const [list, step] = among[key];
  return list[list.indexOf(target) + step];
}
