// Writes what ICU, which Node carries, makes of CLDR: a second opinion on src/page/counts/forms.txt that
// shares neither its reduction nor its reader.
//
//     node tests/cldr/fixtures.mjs > tests/cases/counts_icu.tsv
import { languages } from "./languages.mjs";

// One number of every size, and numbers that rounding would lift to the next suffix.
const shown = [0, 7, 999, 1000, 1999, 9999, 10000, 25391, 99999, 100000, 999999, 1000000, 1999999, 12345678, 999999999, 4321987654];
const sizes = Array.from({ length: 12 }, (_, index) => index + 3);
// Enough leading digits to meet every plural form of the 50 languages.
const heads = [1, 1.1, 1.5, 2, 2.1, 3, 5, 6, 10, 11, 12, 20, 21, 22, 25, 100, 101, 102, 105, 111, 121, 200];

const cut = { roundingMode: "trunc", useGrouping: "always" };
const compact = (tag, maximumFractionDigits, style = "short") =>
  new Intl.NumberFormat(tag, { ...cut, notation: "compact", compactDisplay: style, maximumFractionDigits });
const visible = (text) => text.replace(/[\u200e\u200f\u061c]/g, "");

// The suffixes of numbers of this size (10^size), each with what is divided by: "3: K".
function suffixes(tag, size) {
  const found = new Map();
  for (const head of heads) {
    const value = head * 10 ** size;
    if (value >= 10 ** (size + 1)) continue;
    const parts = compact(tag, 1).formatToParts(value);
    const kept = parts.filter(({ type }) => type === "integer").map(({ value }) => value).join("");
    const start = parts.findIndex(({ type }) => type === "integer");
    const end = parts.findLastIndex(({ type }) => type === "integer" || type === "fraction");
    const before = parts.slice(0, start).map(({ value }) => value).join("");
    const after = parts.slice(end + 1).map(({ value }) => value).join("");
    if (visible(before)) throw new Error(`${tag} ${value}: a suffix before the number`);
    found.set(`${size - [...kept].length + 1}:${after}`, true);
  }
  return [...found.keys()].join("|");
}

function line({ name, cldr }, system) {
  const tag = `${cldr[0]}-u-nu-${system}`;
  const plain = new Intl.NumberFormat(tag, cut);
  const marks = plain.formatToParts(1234567.5);
  const mark = (type) => marks.find((part) => part.type === type).value;
  const patterns = sizes.map((size) => suffixes(tag, size));
  const texts = shown.map((value) => [plain.format(value), compact(tag, 1).format(value), compact(tag, 0).format(value)].join("|"));
  const grouping = plain.format(12345678).split(mark("group")).length === 3 ? "3" : "2";
  return [name, plain.format(0), mark("decimal"), mark("group"), grouping, patterns.join("¦"), texts.join("¦")].join("\t");
}

const native = { ar: "arab", fa: "arabext", ur: "arabext", bn: "beng", mr: "deva", hi: "deva", gu: "gujr", ta: "tamldec", te: "telu", kn: "knda", th: "thai" };
console.log(`# Counts as ICU ${process.versions.icu} (CLDR ${process.versions.cldr}) writes them, cut. Made by tests/cldr/fixtures.mjs.
# language, zero, decimal, group, group size, suffixes of 10^3 to 10^14 ("power:suffix|…" by "¦"),
# then the numbers ${shown.join(" ")} each in full | short with a decimal | short without.`);
for (const language of languages) {
  console.log(line(language, "latn"));
  if (native[language.name]) console.log(line(language, native[language.name]));
}
