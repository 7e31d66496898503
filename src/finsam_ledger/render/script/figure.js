// A figure taken apart: rows, accounts, what it ties to, and the proof down to the printed one.

function openFigure(index) {
  const figure = figureAt(index);
  const own = figureTable(words.figure, figure, [valueRow(figure.label, figure)]);
  show(figure.name, make("p", {}, leadOf(figure)), own, ...pageLink(index), ...tieList(index),
       ...partTable(figure), ...columnTable(figure), ...accountTables(figure), proofTable(figure));
}

/** The side that all amounts are shown on; of a typed figure where it is from. */
function leadOf({ side, stated }) {
  if (stated) return `${stated}. ${words.stated_only}`;
  return side < 0 ? words.credit_side : words.debit_side;
}

/** Of a sum or difference of columns, the row's figures in the others. */
function columnTable(figure) {
  const rows = figure.others
    .map((index, i) => [index, figure.columns[i], i])
    .filter(([index, , i]) => index >= 0 && i !== figure.column)
    .map(([index, head]) => valueRow(link(head, () => openFigure(index)), figureAt(index)));
  return rows.length ? [figureTable(words.columns, figure, rows, words.column)] : [];
}

function partTable(figure) {
  const rows = figure.parts.map((part) => partRow(part, figure));
  return rows.length ? [figureTable(words.parts, figure, rows)] : [];
}

/** The accounts, and where there is but one its lines as well. */
function accountTables(figure) {
  const { shares } = figure;
  const one = hasVouchers && shares.length === 1 && shares[0].lines.length;
  return [...(shares.length ? [accountTable(figure)] : []), ...(one ? [lineTable(shares[0])] : [])];
}

function figureTable(caption, figure, rows, head = words.row) {
  const printed = `${words.printed}, ${figure.unit}`;
  return table(caption, [[head], [kronor(words.exact), "n"], [printed, "n"]], rows);
}

const unknown = { text: "–", css: "n" };

function partRow(part, { column }) {
  const [, label, , figures] = data.rows[part];
  const index = figures[column];
  if (index < 0) return row("", label, unknown, unknown);
  return valueRow(link(label, () => openFigure(index)), figureAt(index));
}

function valueRow(label, { exact, printed, decimals }) {
  return row("", label, number(exact), number(printed, decimals));
}

const sum = (items, name) => items.reduce((total, item) => total + item[name], 0);

function accountTable({ shares, name }) {
  const told = shares.some((share) => share.forward);
  const heads = [[words.account], [kronor(words.amount), "n"]];
  if (told) heads.push([kronor(words.forward), "n"]);
  const values = (ore, forward) => [number(ore), ...(told ? [number(forward)] : [])];
  const rowOf = (share) =>
    row("", accountLink(share, name, shares.length > 1), ...values(share.ore, share.forward));
  const sums = values(sum(shares, "ore"), sum(shares, "forward"));
  const total = row("total l0", words.total, ...sums);
  return longTable(words.accounts, heads, shares, rowOf, [], [total]);
}

function accountLink(share, name, leads) {
  if (!leads || !share.lines.length) return share.account;
  return link(share.account, () => {
    show(share.account, make("p", {}, name), lineTable(share));
  });
}

/** What stands at the bottom of a figure: what is typed, its accounts, or its vouchers. */
function bottomRows({ shares, exact, stated }) {
  if (stated) return [row("", stated, number(exact))];
  if (!hasVouchers) return [row("", words.accounts, number(sum(shares, "ore")))];
  return [
    row("", words.without, number(sum(shares, "forward"))),
    row("", words.booked, number(sum(shares, "ore") - sum(shares, "forward"))),
  ];
}

function proofTable(figure) {
  const { shares, exact, rounding, unit, stated } = figure;
  const rows = bottomRows(figure);
  const label = unit === "kr" ? words.printed_figure : `${words.printed_figure}, ${unit}`;
  const total = row("total l0", label, number((stated ? exact : sum(shares, "ore")) + rounding));
  return table(words.proof, [[""], [kronor(words.amount), "n"]],
               [...rows, row("", words.rounding, number(rounding)), total]);
}

function tieList(index) {
  const items = tiesOf[index].map((tie) => tieItem(tie, index));
  return items.length ? [make("h3", {}, words.ties), make("ul", { class: "ties" }, ...items)] : [];
}

function tieItem(tie, index) {
  const [ok, title] = data.ties[tie];
  const others = opposite(tie, index).map((other) => {
    const { printed, decimals, unit } = figureAt(other);
    const leads = link(nameBeside(index, other), () => openFigure(other));
    return make("li", {}, leads, ` ${amount(printed, decimals)} ${unit}`);
  });
  const mark = make("span", { class: ok ? "" : "miss" }, ok ? "✓ " : "✗ ");
  const said = `${ok ? words.agrees : words.misses}: ${title}`;
  return make("li", {}, mark, said, make("ul", {}, ...others));
}

/** What a figure is called beside another: its column is told where it is not the same. */
function nameBeside(index, other) {
  const [own, found] = [figureAt(index), figureAt(other)];
  const isSame = own.columns[own.column] === found.columns[found.column];
  return isSame ? found.place : found.name;
}

/** The figures on the other side of a tie-out. */
function opposite(tie, index) {
  const [, , left, right] = data.ties[tie];
  return left.includes(index) ? right : left;
}

/** The way to a figure that was reached from another one, where it stands on the page. */
function pageLink(index) {
  if (!views.length) return [];
  const button = document.querySelector(`button.figure[data-index="${index}"]`);
  if (!button) return [];
  const onclick = () => {
    dialog.close();
    button.focus();
    button.scrollIntoView({ block: "center" });
  };
  return [make("p", {}, link(words.to_page, onclick))];
}
