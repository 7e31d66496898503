// What the page knows of its figures, and the elements and numbers that all else is made of.
// Texts are set as text only, so nothing that the books say can become a tag.

const data = JSON.parse(document.getElementById("origins").textContent);
const { words } = data;
const hasVouchers = data.booked !== null;
const MINUS = "\u2212";

function amount(value, decimals = 2) {
  const digits = String(Math.abs(value)).padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  const whole = digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, data.group);
  return (value < 0 ? MINUS : "") + whole + (decimals ? data.point + digits.slice(cut) : "");
}

const kronor = (head) => `${head}, kr`;

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value !== "") made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

const link = (text, onclick) => make("button", { type: "button", class: "link", onclick }, text);

const starts = [];
data.vouchers.reduce((sum, voucher) => (starts.push(sum), sum + voucher[5].length), 0);
const tiesOf = data.figures.map(() => []);
data.ties.forEach(([, , ...sides], tie) => {
  for (const figure of new Set(sides.flat())) tiesOf[figure].push(tie);
});

function figureAt(index) {
  const [row, column, exact, printed, side, rounding, shares] = data.figures[index];
  const [statement, label, parts, inRow] = data.rows[row];
  const [title, unit, decimals, columns, made, stated] = data.statements[statement];
  const place = `${title}, ${label}`;
  return { column, exact, printed, side, rounding, label, parts, unit, decimals, columns, place,
           name: `${place}, ${columns[column]}`, others: made.includes(column) ? inRow : [],
           stated: stated[column], shares: shares.map((share) => shareAt(share, side)) };
}

function shareAt(found, side) {
  const [index, weight] = Array.isArray(found) ? found : [found, 1];
  const [account, ore, forward, set] = data.shares[index];
  const sign = side * weight;
  return { account: data.accounts[account].join(" ").trim(), number: data.accounts[account][0],
           sign, ore: sign * ore, forward: sign * forward, lines: data.sets[set] };
}

function voucherAt(index) {
  const [name, day, text, line, corrected, lines, whole = index] = data.vouchers[index];
  return { name, day, text, place: line ? `${words.line} ${line}` : "", corrected, lines, whole };
}

/** The voucher that holds a line, and the line's place in it. */
function lineAt(number) {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= number) low = middle;
    else high = middle;
  }
  return [low, number - starts[low]];
}
