// A key figure taken apart: the figures above and below the line, and the share before rounding.

function openKeyFigure(index) {
  const [name, unit, decimals, printed, exact, source, upper, lower] = data.keyFigures[index];
  const parts = lower.length
    ? [partsTable(words.numerator, upper), partsTable(words.denominator, lower)]
    : [partsTable(words.key_amount, upper)];
  const label = `${words.printed}, ${unit}`;
  const rows = exact === null ? [] : [row("", words.share, number(exact, data.exactDecimals))];
  const proof = [...rows, row("total l0", label, number(printed, decimals))];
  show(name, ...(source ? [make("p", {}, source)] : []), ...parts,
       table(words.key_proof, [[""], ["", "n"]], proof));
}

function partsTable(caption, parts) {
  const days = parts.every(([, , isDays]) => isDays);
  const [unit, decimals] = days ? [words.days, 0] : ["kr", 2];
  const rows = parts.map((part) => row("", partLabel(part), number(part[1], decimals)));
  const total = parts.reduce((all, [, value]) => all + value, 0);
  return table(caption, [[words.part], [unit, "n"]],
               [...rows, row("total l0", words.total, number(total, decimals))]);
}

/** A part that stands on the page leads there; another is shown by its accounts. */
function partLabel([label, , , index, side, found]) {
  if (index >= 0) return link(label, () => openFigure(index));
  const shares = found.map((share) => shareAt(share, side));
  if (!shares.length) return label;
  return link(label, () => show(label, ...accountTables({ shares, name: label })));
}
