// The interface languages of X, and the regions of them whose counts look different.
// `name` is what `html[lang]` says, `cldr` what the data calls it (older releases use the second name).
export const languages = [
  ...`ar bg bn ca cs da de el en en-GB en-IN es eu fa fi fil fr ga gl gu he hi hr hu id it ja kn ko
      mr ms nl pl pt pt-PT ro ru sk sr sr-Latn sv ta te th tr uk ur vi`
    .split(/\s+/)
    .map((name) => ({ name, cldr: [name] })),
  { name: "no", cldr: ["no", "nb"] },
  { name: "zh", cldr: ["zh", "zh-Hans"] },
  { name: "zh-TW", cldr: ["zh-Hant", "zh-TW"] },
  { name: "zh-HK", cldr: ["zh-Hant-HK"] },
].sort((a, b) => (a.name < b.name ? -1 : 1));
