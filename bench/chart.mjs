const WIDTH = 860;
const PANEL = { left: 64, top: 64, width: 340, height: 300 };
const COLOURS = {
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
  'bic-1920': 'the same, 1920 px',
  uppy: 'Uppy',
  pica: 'pica + search',
  mozjpeg: 'mozjpeg + search',
};

/** Two panels over the photo's megabytes or megapixels: time, and quality (or memory where there is no score). */
export function drawChart(report) {
  const names = Object.keys(COLOURS).filter((name) => report.photos.some(({ ways }) => ways[name]));
  const size = (photo) => Number(/(\d+)mp/i.exec(photo.name)?.[1] ?? photo.byteLength / 350_000);
  const photos = [...report.photos].sort((a, b) => size(a) - size(b));
  const hasMemory = photos.some(({ ways }) => ways.ours?.memory !== undefined);
  const panels = [
    { title: `Time, ms${report.slowed > 1 ? ' (CPU slowed 4×)' : ''}`, read: ({ ms }) => ms, log: true },
    hasMemory
      ? { title: 'Peak memory above the start, MB', read: ({ memory }) => memory, log: true }
      : { title: 'SSIMULACRA2 at a common size', read: ({ score }) => score?.common, log: false },
  ];
  const height = PANEL.top + PANEL.height + 60 + Math.ceil(names.length / 4) * 22;
  const body = panels.map((panel, index) => drawPanel(panel, index, photos, names, size)).join('');
  const legend = names
    .map((name, index) => {
      const x = PANEL.left + (index % 4) * 195;
      const y = PANEL.top + PANEL.height + 56 + Math.floor(index / 4) * 22;
      return `<circle cx="${x}" cy="${y - 4}" r="5" fill="${COLOURS[name]}"/><text x="${x + 11}" y="${y}">${NAMES[name] ?? name}</text>`;
    })
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="13" fill="#1e293b"><rect width="100%" height="100%" fill="#ffffff"/><text x="${PANEL.left}" y="28" font-size="17" font-weight="600">Preparing a photo under 400,000 base64 characters</text>${body}${legend}</svg>\n`;
}

function drawPanel({ title, read, log }, index, photos, names, size) {
  const left = PANEL.left + index * (PANEL.width + 84);
  const { top, width, height } = PANEL;
  const values = photos
    .flatMap(({ ways }) => names.map((name) => usable(read, ways[name])))
    .filter((value) => value !== undefined);
  if (values.length === 0) return '';
  const sizes = photos.map(size);
  const x = scale(sizes, left, left + width, true);
  const y = scale(log ? values : [0, 100], top + height, top, log);
  const line = (name) => {
    const points = photos
      .map((photo) => [x(size(photo)), usable(read, photo.ways[name])])
      .filter(([, value]) => value !== undefined)
      .map(([at, value]) => [at, y(log ? value : Math.max(0, value))]);
    const dots = points.map(
      ([cx, cy]) => `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="3" fill="${COLOURS[name]}"/>`,
    );
    const path = points.map(([cx, cy]) => `${cx.toFixed(1)},${cy.toFixed(1)}`).join(' ');
    return `<polyline points="${path}" fill="none" stroke="${COLOURS[name]}" stroke-width="${name === 'ours' ? 3 : 1.5}"/>${dots.join('')}`;
  };
  const yTicks = log ? decades(values) : [0, 25, 50, 75, 100];
  const grid = yTicks
    .map(
      (value) =>
        `<line x1="${left}" x2="${left + width}" y1="${y(value)}" y2="${y(value)}" stroke="#e2e8f0"/><text x="${left - 8}" y="${y(value) + 4}" text-anchor="end" fill="#64748b">${value}</text>`,
    )
    .join('');
  const xTicks = [...new Set(sizes.map((value) => Math.round(value)))];
  const marks = xTicks
    .map(
      (value) =>
        `<text x="${x(value)}" y="${top + height + 18}" text-anchor="middle" fill="#64748b" font-size="11">${value}</text>`,
    )
    .join('');
  return `<text x="${left}" y="${top - 12}" font-weight="600">${title}</text>${grid}${marks}<text x="${left + width}" y="${top + height + 34}" text-anchor="end" fill="#64748b">megapixels</text>${names.map(line).join('')}`;
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
