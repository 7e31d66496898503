// Tables as the rest of the page has them; long ones show some rows at a time.

const AT_A_TIME = 200;

function table(caption, heads, rows, more = null) {
  const body = make("tbody", {}, ...rows);
  const head = make("tr", {}, ...heads.map(([text, css]) => headCell(text, css)));
  const made = make("table", {}, make("caption", {}, caption), make("thead", {}, head), body);
  return make("div", { class: "scroll" }, made, ...(more ? [more(body)] : []));
}

function headCell(text, css = "") {
  return cell(text ? "th" : "td", { text, css }, text ? { scope: "col" } : {});
}

/** A row, its first cell the head; a cell is words, an element, or either with a class. */
function row(css, first, ...cells) {
  const head = first.text === "" ? cell("td", first) : cell("th", first, { scope: "row" });
  return make("tr", { class: css }, head, ...cells.map((each) => cell("td", each)));
}

function cell(tag, content, attributes = {}) {
  return make(tag, { ...attributes, class: content.css ?? "" }, content.text ?? content);
}

const number = (value, decimals) => ({ text: amount(value, decimals), css: "n" });
const noNumber = { text: "", css: "n" };
const word = (text) => ({ text, css: "w" });

/** A table that shows some rows, and the next ones when asked. */
function longTable(caption, heads, items, rowOf, before = [], after = []) {
  const first = [...before, ...items.slice(0, AT_A_TIME).map(rowOf)];
  if (items.length <= AT_A_TIME) return table(caption, heads, [...first, ...after]);
  return table(caption, heads, first, (body) => moreButton(body, items, rowOf, after));
}

function moreButton(body, items, rowOf, after) {
  let shown = AT_A_TIME;
  const text = () => words.more.replace("{shown}", shown).replace("{all}", items.length);
  const button = link(text(), () => {
    const next = items.slice(shown, shown + AT_A_TIME).map(rowOf);
    body.append(...next);
    shown += next.length;
    button.textContent = text();
    if (shown === items.length) {
      body.append(...after);
      button.remove();
    }
    next[0].querySelector("button")?.focus();
  });
  return make("p", { class: "further" }, button);
}
