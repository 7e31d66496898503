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
  const [whole, rest] = asked;
  const value = Math.abs(ore);
  return rest === null ? Math.floor(value / 100) === whole : value === whole * 100 + rest;
}

function parseAmount(query) {
  const plain = query.replaceAll(data.group, "").replace(/\s|kr$/g, "").replace(/^[-+\u2212]/, "");
  const found = /^(\d{1,13})(?:[.,](\d{1,2}))?$/.exec(plain);
  if (!found) return null;
  return [Number(found[1]), found[2] === undefined ? null : Number(found[2].padEnd(2, "0"))];
}

/** The vouchers that have all the words, or a line of the amount; the one of that number first. */
function search(query) {
  haystacks ??= data.vouchers.slice(0, data.booked).map(haystack);
  const asked = fold(query);
  const parts = asked.split(" ");
  const value = parseAmount(query);
  const hasWords = (i) => parts.every((part) => haystacks[i].includes(part));
  const hasValue = (i) => value && data.vouchers[i][5].some(([, ore]) => hasAmount(value, ore));
  const found = [...haystacks.keys()].filter((i) => hasWords(i) || hasValue(i));
  const isNamed = (i) => fold(data.vouchers[i][0]) === asked;
  return [...found.filter(isNamed), ...found.filter((i) => !isNamed(i))];
}

function foundRow(index) {
  const { name, day, text, lines, place } = voucherAt(index);
  const open = link(name || words.voucher, () => openVoucher(index));
  return row("", word(open), word(day), text, number(debited(lines)), word(place));
}

function foundTables(found) {
  const heads = [[words.voucher, "w"], [words.day, "w"], [words.text],
                 [kronor(words.debited), "n"], [words.place, "w"]];
  return found.length ? [longTable(words.vouchers, heads, found, foundRow)] : [];
}

function showFound(section, query) {
  const found = query ? search(query) : [];
  const text = found.length === 1 ? words.found_one : words.found;
  const told = query ? text.replace("{n}", amount(found.length, 0)) : "";
  section.querySelector("[role=status]").textContent = told;
  section.querySelector(".results").replaceChildren(...foundTables(found));
}

/** Search as one types, a moment after the last letter. */
function prepareSearch(section) {
  let waiting = 0;
  section.querySelector("input").addEventListener("input", ({ target }) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => showFound(section, target.value.trim()), 150);
  });
  section.hidden = false;
}
