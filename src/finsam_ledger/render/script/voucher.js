// The lines that an account's part consists of, and whole vouchers.

function lineTable(share) {
  const heads = [[words.voucher, "w"], [words.day, "w"], [words.text], [kronor(words.amount), "n"],
                 [words.place, "w"]];
  const between = (css, text, ore) => row(css, word(""), word(""), text, number(ore), word(""));
  const opening = between("", words.no_vouchers, share.forward);
  const total = between("total l0", `${words.total} ${share.number}`, share.ore);
  return longTable(words.vouchers, heads, share.lines, (line) => lineRow(line, share.sign),
                   share.forward ? [opening] : [], [total]);
}

function lineRow(line, sign) {
  const [index, place] = lineAt(line);
  const voucher = voucherAt(index);
  const [, ore, text] = voucher.lines[place];
  const told = [text || voucher.text, voucher.corrected].filter(Boolean).join(", ");
  const open = link(voucher.name || words.voucher, () => openVoucher(voucher.whole, line));
  return row("", word(open), word(voucher.day), told, number(sign * ore), word(voucher.place));
}

const debited = (lines) => lines.reduce((total, [, ore]) => total + Math.max(ore, 0), 0);

function openVoucher(index, from = -1) {
  const voucher = voucherAt(index);
  const told = [voucher.day, voucher.text, voucher.corrected, voucher.place];
  const heads = [[words.account], [kronor(words.debit), "n"], [kronor(words.credit), "n"]];
  const rows = voucher.lines.map((line, i) => bookedRow(line, starts[index] + i === from));
  const debit = number(debited(voucher.lines));
  const total = row("total l0", words.total, debit, debit);
  show(`${words.voucher} ${voucher.name}`.trim(), make("p", {}, told.filter(Boolean).join(", ")),
       table(words.lines, heads, [...rows, total]));
}

function bookedRow([account, ore, text, objects], own) {
  const name = data.accounts[account].join(" ").trim();
  const label = make("span", {}, objects ? `${name} (${objects})` : name);
  if (text) label.append(make("span", { class: "more" }, text));
  if (own) label.append(make("span", { class: "more" }, words.own_line));
  const sides = ore < 0 ? [noNumber, number(-ore)] : [number(ore), noNumber];
  return row(own ? "own" : "", label, ...sides);
}
