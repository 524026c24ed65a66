#!/usr/bin/env bash
# Everything there is to do with Fieldmark. Without a verb it builds dist/; the rest is in `usage`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

BINARYEN=132.0.0    # npm; the one wasm-opt known to take every module we make.
AXE=4.14.1          # npm; finds what keeps people out of a page.
WEB_EXT=10.7.0      # npm; what addons.mozilla.org looks at packages with.
GECKODRIVER=0.37.1  # crates.io; Debian has none.
TARGET=${CARGO_TARGET_DIR:-$PWD/target}
TOOLS=$TARGET/tools
PATH=$TOOLS/bin:$HOME/.cargo/bin:$PATH
TIMELINES=../shared/timelines/timelines.jsonl.gz
CORE=$TARGET/wasm32-unknown-unknown/wasm/fieldmark.wasm

usage() {
  cat <<'END'
./build.sh                   builds dist/chrome/, dist/firefox/ and a zip of each
./build.sh demo [FILE.html]  opens a browser on a sample profile, or on a saved page
./build.sh read FILE [URL]   what Fieldmark understands of a saved page, as JSON
./build.sh check-page FILE [URL]  which selectors find something on a saved page
./build.sh test              everything CI runs, cheap things first
./build.sh bench             the benchmarks, as a table
./build.sh accuracy          how often what is said comes true
./build.sh calibrate         fits the judge anew, and writes the levels from which badges are said
./build.sh shots             pictures of everything that is shown
./build.sh package           what is uploaded: the zips, the source they come from, their checksums
./build.sh soak              the tests that take long
./build.sh mutants [WORD...] breaks every promise on purpose, and says which test notices
END
}

say() { printf '%s\n' "$*" >&2; }
die() { say "build.sh: $*"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# Two builds in one clone wait for each other. The lock is let go before anything of ours runs.
locked() {
  mkdir -p "$TARGET"
  (flock 9 && "$@" 9>&-) 9>"$TARGET/build.lock"
}

# As root, where there is apt; else whoever calls says what is missing.
install() {
  [ "$(id -u)" = 0 ] && has apt-get || return 0
  say "Installing $* ..."
  apt-get -o DPkg::Lock::Timeout=600 update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends "$@" </dev/null >&2 ||
    die "apt could not install $*: install them yourself (Ubuntu has the browsers as snaps), and run this again."
}

need_rust() {
  [ "$(uname -s)" = Linux ] && has flock || die "this runs on Linux only (made on Debian)."
  has cc || install gcc libc6-dev
  has cc || die "a C compiler is missing: install it (Debian: gcc libc6-dev)."
  has rustup && has cargo || die "Rust is missing: install it from https://rustup.rs and run this again."
  # rust-toolchain.toml names the compiler; some versions of rustup do not fetch it by themselves.
  cargo --version >/dev/null 2>&1 || rustup toolchain install >&2 || die "the Rust compiler of rust-toolchain.toml cannot be installed."
  rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown >&2
}

# Prints the path of wasm-opt, or nothing: it makes the package a tenth smaller and is not needed.
wasm_opt() {
  local tool=$TOOLS/binaryen-$BINARYEN/node_modules/.bin/wasm-opt
  if [ ! -x "$tool" ] && has npm; then
    npm install --silent --prefix "$TOOLS/binaryen-$BINARYEN" "binaryen@$BINARYEN" >&2 || true
  fi
  if [ -x "$tool" ]; then
    echo "$tool"
  else
    say "wasm-opt is left out (no npm, or it cannot install): the package gets a little larger."
  fi
}

# axe-core, for the browser tests; without it they leave out what it would have found.
need_axe() {
  local folder=$TOOLS/axe-core-$AXE
  [ -e "$folder" ] || ! has npm || npm install --silent --prefix "$folder" "axe-core@$AXE" >&2 || true
  [ -e "$folder/node_modules" ] || say "AXE-CORE IS LEFT OUT (no npm, or it cannot install): nothing looks for barriers."
}

# The Firefox package as its reviewers' own tool sees it: not one error, notice or warning.
lint() {
  local folder=$TOOLS/web-ext-$WEB_EXT
  has npm || { say "WEB-EXT IS LEFT OUT (no npm): nobody looked at the package as addons.mozilla.org would."; return; }
  [ -x "$folder/node_modules/.bin/web-ext" ] || npm install --silent --prefix "$folder" "web-ext@$WEB_EXT" >&2
  "$folder/node_modules/.bin/web-ext" lint --no-config-discovery --warnings-as-errors --source-dir dist/firefox
}

build_here() {
  # The same package wherever it is built: no path of this machine stands in it.
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=$PWD=. --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo" \
    cargo build --quiet --locked --lib --target wasm32-unknown-unknown --profile wasm || return
  local optimizer
  optimizer=$(wasm_opt)
  cargo run --quiet --locked --features package --bin package -- "$CORE" dist ${optimizer:+"$optimizer"}
}

# The zips hold the same bytes wherever they are built, and from nothing.
builds_the_same_elsewhere() {
  local elsewhere=$TARGET/elsewhere browser
  git rev-parse --is-inside-work-tree >/dev/null 2>&1 || { say "A SECOND BUILD IS LEFT OUT: this is no clone."; return; }
  rm -rf "$elsewhere"
  mkdir -p "$elsewhere/source" "$elsewhere/target"
  git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from=- | tar --extract --directory="$elsewhere/source"
  ln -s "$TOOLS" "$elsewhere/target/tools"
  CARGO_TARGET_DIR=$elsewhere/target "$elsewhere/source/build.sh" 2>/dev/null || return
  for browser in chrome firefox; do
    cmp dist/fieldmark-*-$browser.zip "$elsewhere"/source/dist/fieldmark-*-$browser.zip || return
  done
  rm -rf "$elsewhere"
}

# Reviewers get the source of exactly what is uploaded, so it has to be committed.
package() {
  [ -z "$(git status --porcelain)" ] || die "commit first: the source that goes along is what is committed."
  local version
  version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml)
  rm -rf dist
  build
  check builds_the_same_elsewhere
  git archive --prefix="fieldmark-$version/" --output="dist/fieldmark-$version-source.zip" HEAD
  (cd dist && sha256sum fieldmark-"$version"-*.zip | tee SHA256SUMS)
}

# A core that falls over when a test asks it to; $FIELDMARK_FALL tells the tests where it is.
build_falling() {
  cargo build --quiet --locked --lib --target wasm32-unknown-unknown --features fall
  cargo run --quiet --locked --features package --bin package -- "$TARGET/wasm32-unknown-unknown/debug/fieldmark.wasm" "$TARGET/fall"
}

# Standard output belongs to what a verb answers, and `read` answers programs.
build() {
  need_rust
  locked build_here >&2
}

# Browsers and fonts, for what opens a browser. $1 is "firefox" when Firefox is wanted too.
need_browsers() {
  local packages=(fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji fonts-liberation)
  has chromium && has chromedriver || packages+=(chromium chromium-driver)
  [[ ! "${1-}" =~ ^(firefox|shots)$ ]] || has firefox-esr || has firefox || packages+=(firefox-esr)
  [ "${1-}" = shots ] && packages+=(chromium-l10n) # Some are in Arabic.
  has apt-get || { need_commands "${1-}"; return; }
  local missing=()
  for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] || install "${missing[@]}"
  need_commands "${1-}"
}

need_commands() {
  has chromium && has chromedriver || die "Chromium and its driver are missing: install them (Debian: chromium chromium-driver)."
  [ "${1-}" != firefox ] || has firefox-esr || has firefox || die "Firefox is missing: install it (Debian: firefox-esr)."
}

# It only passes on what is said to the browser: made fast, it would take twice as long to make.
need_geckodriver() {
  has geckodriver || locked cargo install --quiet --locked --debug --root "$TOOLS" "geckodriver@$GECKODRIVER"
}

stage() {
  build
  need_browsers "$1"
  [ "$1" != shots ] || need_geckodriver # The first minute is shown in both browsers.
  cargo run --quiet --locked --example stage -- "$@"
}

# Every way to break a promise, one at a time in a copy of this tree, or those with one of the words.
mutants() {
  build
  need_browsers firefox
  need_geckodriver
  FIELDMARK_MUTANTS="$*" check cargo test --quiet --locked --test mutants -- --ignored --nocapture
}

# What takes long: ten minutes of nonsense for every reader, one after the other, long walks, and
# every single loss of every saved page; and the mutants.
soak() {
  need_rust
  local target
  for target in counts_and_texts messages words_to_posts schema_data imported_files; do
    FUZZ_SECONDS=${FUZZ_SECONDS:-600} check cargo test --quiet --locked --release --test fuzz -- --exact "$target" --nocapture
  done
  build
  need_browsers
  local first seed
  for seed in one two three four five six seven eight; do
    WANDER_SEED=$seed check cargo test --quiet --locked --test browser -- chromium::wandering
  done
  for first in {0..11}; do
    FIELDMARK_FIRST_LOSS=$first check cargo test --quiet --locked --test browser -- chromium::no_single_loss
  done
  mutants
}

# The core natively, then everything beside it in Chromium. Words choose among the parts.
bench() {
  build
  if [ "$*" != size ]; then # Sizes are measured without a browser, and without the core at work.
    need_browsers
    rm -rf "$TARGET/criterion"
    cargo bench --quiet --locked --bench core >&2
  fi
  cargo bench --quiet --locked --bench browser -- "$@"
}

# JSON and nothing else, though a build comes first.
read_prints_json_alone() {
  [[ $(stage read /dev/stdin <<<'<h1>No profile</h1>') == '{'*'}' ]]
}

check() {
  say "== $*"
  "$@" || die "failed: $*"
}

test_all() {
  local start=$SECONDS
  need_rust
  check cargo fmt --check
  check cargo clippy --quiet --locked --all-targets --features package -- -D warnings
  check cargo clippy --quiet --locked --lib --target wasm32-unknown-unknown -- -D warnings
  check cargo test --quiet --locked --lib --bins
  local name
  for name in $(native_tests); do check cargo test --quiet --locked --test "$name"; done
  check tests/cldr/check.sh
  check build
  check builds_the_same_elsewhere
  check locked lint
  check locked build_falling
  if [ -n "${WITHOUT_FIREFOX-}" ]; then
    need_browsers
  else
    need_browsers firefox
    need_geckodriver
  fi
  check read_prints_json_alone
  locked need_axe
  FIELDMARK_FALL=$TARGET/fall check cargo test --quiet --locked --test browser
  say "All tests passed in $((SECONDS - start)) s."
}

# Every file and folder of tests/ that Cargo takes for a test, but those that open browsers.
native_tests() {
  find tests -mindepth 1 -maxdepth 2 \( -path 'tests/*/main.rs' -o -path 'tests/*.rs' ! -path 'tests/*/*' \) |
    sed -E 's#^tests/##; s#/main\.rs$##; s#\.rs$##' | grep -vx browser | sort
}

# The levels first: figures of levels that a hand has changed are not told.
accuracy() {
  cargo run --quiet --locked --release --bin calibrate -- --check "$1" >/dev/null
  cargo run --quiet --locked --release --bin accuracy -- "$1"
}

verb=${1-build}
[ $# -eq 0 ] || shift
case $verb in
  build) build ;;
  package) package ;;
  soak) soak ;;
  mutants) mutants "$@" ;;
  demo | read | check-page | shots) stage "$verb" "$@" ;;
  test) test_all ;;
  bench) bench "$@" ;;
  accuracy) need_rust; accuracy "${1:-$TIMELINES}" ;;
  calibrate) need_rust; cargo run --quiet --locked --release --bin calibrate -- "${1:-$TIMELINES}" ;;
  help | -h | --help) usage ;;
  *) usage >&2; die "there is no \"$verb\"." ;;
esac
