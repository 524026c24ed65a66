// Reduces CLDR's number data to the table that src/page/counts/forms.rs reads:
//
//     npm ci --prefix tests/cldr && node tests/cldr/reduce.mjs > src/page/counts/forms.txt
//
// What was left out, and why, is said on standard error.
import { existsSync, readFileSync } from "node:fs";
import { languages } from "./languages.mjs";

const releases = ["cldr-numbers-2015", "cldr-numbers-2019", "cldr-numbers-2026"];
const newest = releases.at(-1);
// Marks that only steer the direction of writing. The reader drops them from the page's text too.
const directionMarks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const spaces = /[\s\u00a0\u202f]+/g;

function numbersOf(release, names) {
  for (const name of names) {
    const file = new URL(`node_modules/${release}/main/${name}/numbers.json`, import.meta.url);
    if (!existsSync(file)) continue;
    return Object.values(JSON.parse(readFileSync(file, "utf8")).main)[0].numbers;
  }
  return null;
}

// Every (suffix, power of ten, most digits before it) of one release.
function* suffixesOf(numbers) {
  for (const [key, formats] of Object.entries(numbers)) {
    if (!key.startsWith("decimalFormats-")) continue;
    for (const width of ["short", "long"]) yield* rowsOf(formats[width]?.decimalFormat ?? {});
  }
}

function* rowsOf(rows) {
  const longest = Math.max(...Object.keys(rows).map((key) => parseInt(key).toString().length));
  for (const [key, patterns] of Object.entries(rows)) {
    const magnitude = key.split("-")[0].length;
    for (const pattern of patterns.split(";")) {
      const parts = pattern.replace(/'/g, "").replace(directionMarks, "").match(/^(\D*)(0+)(\D*)$/);
      if (!parts) continue; // A word alone, such as French "mille", with no number to read.
      const [, before, zeros, after] = parts;
      if (before.trim()) throw new Error(`suffix before the number: ${pattern}`);
      if (!after.trim()) continue; // Shown in full, not shortened.
      const digits = magnitude === longest ? Infinity : zeros.length;
      yield { suffix: spelled(after), power: magnitude - zeros.length, digits };
    }
  }
}

// One letter is told from another language's by its spacing ("5 B" is Turkish, "5B" English),
// so there the space is kept; a longer word stands for itself.
function spelled(after) {
  const written = after.replace(spaces, "_");
  const word = written.replace(/^_|_$/g, "");
  return /^[A-Za-z]$/.test(word) && written.startsWith("_") ? `_${word}` : word;
}

// A release that gives one suffix two sizes says nothing; the others decide if they agree.
function settled(language, suffix, sizesByRelease) {
  const clear = sizesByRelease.filter((powers) => powers.size === 1).flatMap((powers) => [...powers]);
  if (new Set(clear).size === 1) return clear[0];
  console.error(`${language}: "${suffix}" left out, it has several sizes: ${sizesByRelease.map((p) => [...p].join(" and ")).join("; ")}`);
  return null;
}

function suffixTable(language, everyRelease) {
  const seen = new Map();
  everyRelease.forEach((numbers, release) => {
    for (const { suffix, power, digits } of suffixesOf(numbers)) {
      const entry = seen.get(suffix) ?? { powers: everyRelease.map(() => new Set()), digits: new Map() };
      entry.powers[release].add(power);
      entry.digits.set(power, Math.max(digits, entry.digits.get(power) ?? 0));
      seen.set(suffix, entry);
    }
  });
  const columns = new Map();
  for (const [suffix, { powers, digits }] of seen) {
    const power = settled(language, suffix, powers.filter((set) => set.size));
    if (power === null) continue;
    const column = columns.get(power) ?? { digits: 0, suffixes: [] };
    column.digits = Math.max(column.digits, digits.get(power));
    column.suffixes.push(suffix);
    columns.set(power, column);
  }
  return [...columns]
    .sort(([a], [b]) => a - b)
    .map(([power, { digits, suffixes }]) => `${power}/${digits === Infinity ? "*" : digits}=${suffixes.sort().join(",")}`);
}

function separators(language, everyRelease, system) {
  const written = everyRelease
    .map((numbers) => numbers[`symbols-numberSystem-${system}`])
    .filter(Boolean)
    .map(({ decimal, group }) => (decimal + group).replace(directionMarks, "").replace(spaces, "_"));
  if (new Set(written).size > 1) console.error(`${language}: separators of ${system} changed: ${written.join(" then ")}`);
  return written.at(-1);
}

function line({ name, cldr }) {
  const everyRelease = releases.map((release) => numbersOf(release, cldr)).filter(Boolean);
  const latest = numbersOf(newest, cldr);
  const native = separators(name, everyRelease, latest.otherNumberingSystems.native);
  return [name, separators(name, everyRelease, "latn"), native, ...suffixTable(name, everyRelease)].join("\t");
}

console.log(`# How each language of X shortens a count. Made by tests/cldr/reduce.mjs from Unicode CLDR 27, 36 and 48.
# CLDR: © 2015-2025 Unicode, Inc., Unicode-3.0 licence, https://www.unicode.org/license.txt
# Tab-separated: language, decimal and group mark with 0-9, the same with the language's own digits,
# then power of ten / most digits before the suffix = suffixes. "_" is a space of any kind, "*" no limit.`);
for (const language of languages) console.log(line(language));
