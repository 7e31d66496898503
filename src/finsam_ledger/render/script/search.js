// Search among vouchers by their words, numbers, accounts, days and amounts.

const fold = (text) => text.toLowerCase().replace(/\s+/g, " ").trim();
let haystacks = null;

function haystack([name, day, text, , , lines]) {
  const told = lines.flatMap(([account, , own, objects]) =>
    [...data.accounts[account], own ?? "", objects ?? ""]);
  return fold([name, day, text, ...new Set(told)].join(" "));
}

/** Whether an amount that was asked for is the line's: to the öre, or whole kronor. */
function hasAmount(asked, ore) {
  const [kronorAsked, oreAsked] = asked;
  const value = Math.abs(ore);
  return oreAsked === null ? Math.floor(value / 100) === kronorAsked
                           : value === kronorAsked * 100 + oreAsked;
}

function parseAmount(query) {
  const plain = query.replace(/[\s\u00a0]/g, "").replace(/^[-+\u2212]/, "").replace(/kr$/, "");
  const found = /^(\d{1,13})(?:[.,](\d{1,2}))?$/.exec(plain);
  if (!found) return null;
  return [Number(found[1]), found[2] === undefined ? null : Number(found[2].padEnd(2, "0"))];
}

function search(query) {
  haystacks ??= data.vouchers.slice(0, data.booked).map(haystack);
  const asked = fold(query);
  const parts = asked.split(" ");
  const value = parseAmount(query);
  const all = [...haystacks.keys()];
  const named = all.filter((i) => fold(data.vouchers[i][0]) === asked);
  const others = all.filter((i) => !named.includes(i) &&
    (parts.every((part) => haystacks[i].includes(part)) ||
     (value && data.vouchers[i][5].some(([, ore]) => hasAmount(value, ore)))));
  return [...named, ...others];
}

function foundRow(index) {
  const { name, day, text, lines, place } = voucherAt(index);
  const debit = lines.reduce((total, [, ore]) => total + Math.max(ore, 0), 0);
  return row("", word(link(name || words.voucher, () => openVoucher(index))), word(day), text,
             number(debit), word(place));
}

function prepareSearch(section) {
  const [field, status] = [section.querySelector("input"), section.querySelector("[role=status]")];
  const results = section.querySelector(".results");
  const heads = [[words.voucher, "w"], [words.day, "w"], [words.text], [kronor(words.debited), "n"],
                 [words.place, "w"]];
  const update = () => {
    const found = field.value.trim() ? search(field.value) : [];
    const text = found.length === 1 ? words.found_one : words.found;
    status.textContent = field.value.trim() ? text.replace("{n}", amount(found.length, 0)) : "";
    results.replaceChildren(...(found.length ? [longTable(words.vouchers, heads, found, foundRow)] : []));
  };
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, 150);
  });
  section.hidden = false;
}
