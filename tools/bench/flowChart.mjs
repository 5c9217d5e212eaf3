const COLORS = { ours: '#0f766e', bic: '#dc2626', uppy: '#db2777' };
const NAMES = { ours: 'ours', bic: 'browser-image-compression', uppy: 'Uppy' };
/** Width in which the title fits. */
const MIN_WIDTH = 620;
const PANEL = { left: 56, top: 70, width: 300, height: 220, across: 64, down: 84 };

/** Draws the wait over the uplink: a panel for each photo and processor, logarithmic both ways. A hollow dot was refused. */
export function drawFlowChart({ rows, browser, machine, date }) {
  const columns = [...new Set(rows.map(({ photo }) => photo))];
  const lines = [...new Set(rows.map(({ slower }) => slower))];
  const width = Math.max(MIN_WIDTH, PANEL.left + columns.length * (PANEL.width + PANEL.across));
  const height = PANEL.top + lines.length * (PANEL.height + PANEL.down) + 10;
  const panels = lines.flatMap((slower, down) =>
    columns.map((photo, across) => {
      const shown = rows.filter((row) => row.photo === photo && row.slower === slower);
      const left = PANEL.left + across * (PANEL.width + PANEL.across);
      const top = PANEL.top + down * (PANEL.height + PANEL.down);
      return panel(shown, `${photo}, ${slower} × slower`, left, top);
    }),
  );
  const names = Object.keys(COLORS).filter((name) => rows.some(({ ways }) => ways[name]));
  const legend = names.map(
    (name, index) =>
      `<circle cx="${PANEL.left + index * 200}" cy="42" r="5" fill="${COLORS[name]}"/><text x="${PANEL.left + 11 + index * 200}" y="46">${NAMES[name]}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#1e293b"><title>From the chosen file to the faceId: seconds against the uplink</title><rect width="100%" height="100%" fill="#ffffff"/><text x="${PANEL.left}" y="24" font-size="16" font-weight="600">From the chosen file to the faceId, s, first visit</text>${legend.join('')}${panels.join('')}<text x="${PANEL.left}" y="${height - 8}" font-size="10" fill="#64748b">${browser}, ${machine}, ${date}. A hollow dot was over the limit.</text></svg>\n`;
}

function panel(rows, title, left, top) {
  const values = rows.flatMap(({ ways }) => Object.values(ways).map(({ first }) => first.ms / 1000));
  const x = logScale(
    rows.map(({ uplink }) => uplink),
    left,
    left + PANEL.width,
  );
  const y = logScale([0.5, ...values], top + PANEL.height, top);
  const ticks = [0.5, 1, 2, 5, 10, 20, 50].filter((value) => value <= Math.max(...values) * 1.1);
  const grid = ticks.map(
    (value) =>
      `<line x1="${left}" x2="${left + PANEL.width}" y1="${y(value)}" y2="${y(value)}" stroke="#e2e8f0"/><text x="${left - 8}" y="${y(value) + 4}" text-anchor="end" fill="#64748b">${value}</text>`,
  );
  const marks = rows.map(
    ({ uplink }) =>
      `<text x="${x(uplink)}" y="${top + PANEL.height + 18}" text-anchor="middle" fill="#64748b">${uplink}</text>`,
  );
  const lines = Object.keys(COLORS).map((name) => {
    const points = rows
      .filter(({ ways }) => ways[name])
      .map(({ uplink, ways }) => ({ at: x(uplink), ...ways[name].first }));
    const path = points.map(({ at, ms }) => `${at},${y(ms / 1000)}`).join(' ');
    const dots = points.map(
      ({ at, ms, characters }) =>
        `<circle cx="${at}" cy="${y(ms / 1000)}" r="4" fill="${characters < 400_000 ? COLORS[name] : '#ffffff'}" stroke="${COLORS[name]}"/>`,
    );
    return `<polyline points="${path}" fill="none" stroke="${COLORS[name]}" stroke-width="2"/>${dots.join('')}`;
  });
  return `<text x="${left}" y="${top - 8}" font-weight="600">${title}</text>${grid.join('')}${marks.join('')}<text x="${left + PANEL.width}" y="${top + PANEL.height + 34}" text-anchor="end" fill="#64748b">Mbit/s</text>${lines.join('')}`;
}

function logScale(values, from, to) {
  const low = Math.log(Math.min(...values));
  const high = Math.log(Math.max(...values));
  return (value) => Number((from + ((Math.log(value) - low) / (high - low || 1)) * (to - from)).toFixed(1));
}
