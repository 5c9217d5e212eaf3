#!/usr/bin/env bash
# Runs the gate, or the demo, on a Debian that has never seen the project: `npm run test:bare`, `npm run test:bare -- start`.
# The Debian is a folder with Node, npm and git, and disappears afterwards. Registry, proxy and apt settings are this machine's.
set -euo pipefail

mode=${1:-gate}
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
suite=bookworm
archive=http://deb.debian.org

fail() {
  echo "$1" >&2
  exit 1
}

[[ $mode == gate || $mode == start ]] || fail "npm run test:bare does not know $mode: use npm run test:bare, or npm run test:bare -- start."
[[ $(id -u) == 0 ]] || fail 'npm run test:bare builds a Debian in a folder and needs root: run it with sudo.'
for tool in debootstrap unshare; do
  command -v "$tool" >/dev/null || fail "npm run test:bare needs $tool: install it with apt-get install debootstrap util-linux."
done

# Every mount and process below lives in namespaces that end with this script.
if [[ -z ${BARE_ROOT:-} ]]; then
  BARE_ROOT=$(mktemp -d "${TMPDIR:-/tmp}/bare-XXXXXX")
  export BARE_ROOT
  trap 'rm -rf "$BARE_ROOT"' EXIT
  unshare --mount --pid --fork --kill-child bash "${BASH_SOURCE[0]}" "$mode" &
  trap 'kill -KILL $!; wait; exit 130' INT TERM HUP
  wait $!
  exit
fi

in_root() {
  # Not npm's own variables: the project is run by a person who has just cloned it.
  chroot "$BARE_ROOT" env -i "${settings[@]}" bash -c "cd ~/face-verification-flow 2>/dev/null || cd /; $1"
}

list_packages() {
  in_root "dpkg-query --show --showformat '\${Package} \${Version}\n'" | sort
}

echo "Building a minimal Debian ($suite)."
debootstrap --variant=minbase --include=ca-certificates,git "$suite" "$BARE_ROOT" "$archive/debian" >"$BARE_ROOT/debootstrap.log" ||
  fail "debootstrap failed: $(tail -n 3 "$BARE_ROOT/debootstrap.log")"
mount --rbind /dev "$BARE_ROOT/dev"
mount --rbind /sys "$BARE_ROOT/sys"
mount -t proc proc "$BARE_ROOT/proc"

cat >"$BARE_ROOT/etc/apt/sources.list" <<LIST
deb $archive/debian $suite main
deb $archive/debian $suite-updates main
deb $archive/debian-security $suite-security main
LIST
apt-config dump | grep '^Acquire::' >"$BARE_ROOT/etc/apt/apt.conf.d/90host" || true
cp -L /etc/resolv.conf /etc/hosts "$BARE_ROOT/etc/"

node=${npm_node_execpath:-$(command -v node)}
npm=$(dirname "$(dirname "${npm_execpath:-$(realpath "$(command -v npm)")}")")
mkdir -p "$BARE_ROOT/usr/local/lib/node_modules"
cp -L "$node" "$BARE_ROOT/usr/local/bin/node"
cp -r "$npm" "$BARE_ROOT/usr/local/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$BARE_ROOT/usr/local/bin/npm"
ln -s ../lib/node_modules/npm/bin/npx-cli.js "$BARE_ROOT/usr/local/bin/npx"

settings=(HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "npm_config_registry=$(npm config get registry)")
for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
  [[ -z ${!name:-} ]] || settings+=("$name=${!name}")
done
if [[ -n ${NODE_EXTRA_CA_CERTS:-} ]]; then
  cp -L "$NODE_EXTRA_CA_CERTS" "$BARE_ROOT/etc/extra-ca.pem"
  settings+=(NODE_EXTRA_CA_CERTS=/etc/extra-ca.pem)
fi

git clone --quiet --no-local "$project" "$BARE_ROOT/root/face-verification-flow"
if [[ -d $project/../shared/photos ]]; then
  mkdir -p "$BARE_ROOT/root/shared/photos"
  mount --bind "$project/../shared/photos" "$BARE_ROOT/root/shared/photos"
fi

list_packages >"$BARE_ROOT/packages-before"
echo "Commit $(git -C "$project" rev-parse --short HEAD), Node $(in_root 'node --version'), npm $(in_root 'npm --version'), $(nproc) cores."
start=$(date +%s)
code=0
if [[ $mode == gate ]]; then
  in_root 'CI=true bash .ci/run' || code=$?
else
  # The port is one that the host does not use: both share one network.
  port=$("$node" -e 'const server = require("net").createServer().listen(0, () => { console.log(server.address().port); server.close(); })')
  in_root "PORT=$port npm start" &
  until "$node" -e 'fetch(process.argv[1]).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))' "http://localhost:$port/"; do
    kill -0 $! 2>/dev/null || fail 'npm start ended before the page answered.'
    sleep 0.5
  done
  echo "The page answers after $(($(date +%s) - start)) s."
fi

echo
echo "Time: $(($(date +%s) - start)) s. Exit code: $code. Debian packages that were installed:"
list_packages | comm -13 "$BARE_ROOT/packages-before" - | paste -sd, | sed 's/,/, /g' | fold -sw 120
exit "$code"
