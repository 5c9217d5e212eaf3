const PANEL = { left: 64, top: 64, width: 340, height: 260, across: 84, down: 96 };
const COLORS = {
  ours: '#0f766e',
  floor: '#94a3b8',
  bic: '#dc2626',
  'bic-1920': '#f97316',
  compressorjs: '#7c3aed',
  uppy: '#db2777',
  pica: '#2563eb',
  mozjpeg: '#a16207',
};
const NAMES = {
  bic: 'browser-image-compression',
  'bic-1920': 'browser-image-compression, 1920 px',
  uppy: 'Uppy',
  pica: 'pica + search',
  mozjpeg: 'mozjpeg + search',
};

const PANELS = [
  { title: 'Time, ms', read: ({ ms }) => ms, log: true },
  { title: 'Time with the CPU slowed 4×, ms', read: ({ slowedMs }) => slowedMs, log: true },
  { title: 'Peak memory above the start, MB', read: ({ memory }) => memory, log: true },
  { title: 'SSIMULACRA2 at a common size', read: ({ score }) => score?.common, log: false },
];
const COLUMNS = 2;
const LEGEND_COLUMNS = 3;

/** Draws each measurement in a panel over the photo's megapixels. A hollow dot is over the limit. */
export function drawChart({ photos: all, browser, machine, date }) {
  const photos = all.filter(({ ways }) => ways).sort((a, b) => a.megapixels - b.megapixels);
  const names = Object.keys(COLORS).filter((name) => photos.some(({ ways }) => ways[name]));
  const panels = PANELS.filter(({ read }) => photos.some(({ ways }) => read(ways.ours) !== undefined));
  const rows = Math.ceil(panels.length / COLUMNS);
  const width = PANEL.left + COLUMNS * (PANEL.width + PANEL.across) - PANEL.across + 32;
  const bottom = PANEL.top + rows * (PANEL.height + PANEL.down) - 30;
  const height = bottom + Math.ceil(names.length / LEGEND_COLUMNS) * 22 + 36;
  const body = panels.map((panel, index) => drawPanel(panel, index, photos, names)).join('');
  const legend = names.map((name, index) => legendEntry(name, index, bottom)).join('');
  const source = `${browser}, ${machine}, ${date}. Each way does what it does by default; a hollow dot is over the limit.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13" fill="#1e293b"><title>Preparing a photo: time, memory and picture quality against megapixels</title><rect width="100%" height="100%" fill="#ffffff"/><text x="${PANEL.left}" y="28" font-size="17" font-weight="600">Preparing a photo under 400,000 base64 characters</text>${body}${legend}<text x="${PANEL.left}" y="${height - 14}" font-size="11" fill="#64748b">${source}</text></svg>\n`;
}

function legendEntry(name, index, bottom) {
  const x = PANEL.left + (index % LEGEND_COLUMNS) * 290;
  const y = bottom + Math.floor(index / LEGEND_COLUMNS) * 22;
  return `<circle cx="${x}" cy="${y - 4}" r="5" fill="${COLORS[name]}"/><text x="${x + 11}" y="${y}">${NAMES[name] ?? name}</text>`;
}

function drawPanel({ title, read, log }, index, photos, names) {
  const { width, height } = PANEL;
  const left = PANEL.left + (index % COLUMNS) * (width + PANEL.across);
  const top = PANEL.top + Math.floor(index / COLUMNS) * (height + PANEL.down);
  const values = photos
    .flatMap(({ ways }) => names.map((name) => usable(read, ways[name])))
    .filter((value) => value !== undefined);
  const sizes = photos.map(({ megapixels }) => megapixels);
  const x = scale(sizes, left, left + width, true);
  const y = scale(log ? values : [0, 100], top + height, top, log);
  const yTicks = log ? decades(values) : [0, 25, 50, 75, 100];
  const grid = yTicks.map((value) => gridLine(value, y(value), left, width)).join('');
  const marks = apart(sizes, x)
    .map(
      (value) =>
        `<text x="${x(value).toFixed(1)}" y="${top + height + 18}" text-anchor="middle" fill="#64748b" font-size="11">${Math.round(value)}</text>`,
    )
    .join('');
  const lines = names
    .map((name) =>
      drawLine(
        name,
        photos.map(({ megapixels, ways }) => ({
          x: x(megapixels),
          value: usable(read, ways[name]),
          fits: ways[name]?.fits,
        })),
        (value) => y(log ? value : Math.max(0, value)),
      ),
    )
    .join('');
  return `<text x="${left}" y="${top - 12}" font-weight="600">${title}</text>${grid}${marks}<text x="${left + width}" y="${top + height + 34}" text-anchor="end" fill="#64748b">megapixels</text>${lines}`;
}

function gridLine(value, y, left, width) {
  return `<line x1="${left}" x2="${left + width}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}" stroke="#e2e8f0"/><text x="${left - 8}" y="${(y + 4).toFixed(1)}" text-anchor="end" fill="#64748b">${value.toLocaleString('en')}</text>`;
}

function drawLine(name, points, y) {
  const color = COLORS[name];
  const known = points
    .filter(({ value }) => value !== undefined)
    .map((point) => ({ ...point, y: y(point.value).toFixed(1), x: point.x.toFixed(1) }));
  const path = known.map((point) => `${point.x},${point.y}`).join(' ');
  const dots = known
    .map(
      (point) =>
        `<circle cx="${point.x}" cy="${point.y}" r="3" fill="${point.fits ? color : '#ffffff'}" stroke="${color}"/>`,
    )
    .join('');
  return `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="${name === 'ours' ? 3 : 1.5}"/>${dots}`;
}

/** Returns those of the sorted numbers whose marks would not touch. */
function apart(sizes, x) {
  const kept = [];
  for (const size of sizes) {
    const last = kept[kept.length - 1];
    if (last === undefined || x(size) - x(last) >= 16) kept.push(size);
  }
  return kept;
}

function usable(read, way) {
  return way && !way.error ? read(way) : undefined;
}

function scale(values, from, to, log) {
  const by = log ? (value) => Math.log(Math.max(value, 0.5)) : (value) => value;
  const low = by(Math.min(...values));
  const high = by(Math.max(...values));
  return (value) => from + ((by(value) - low) / (high - low || 1)) * (to - from);
}

function decades(values) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000].filter(
    (value) => value >= low && value <= high,
  );
}
