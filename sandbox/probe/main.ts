import { diagnose } from '../../src/camera/diagnose.js';
import { type Finding, tryCamera, tryCanvas, tryPicker } from './tries.js';
import './probe.css';

/** Results shown on the page, which is opened on real phones to see what their browsers can do. */
const findings = new Map<string, unknown>([['browser', { userAgent: navigator.userAgent }]]);

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

function show(): void {
  element('report').replaceChildren(...[...findings].flatMap(([name, value]) => rows(name, value)));
  element('text').textContent = report();
}

function report(): string {
  return [...findings].map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('\n');
}

function rows(name: string, value: unknown): HTMLElement[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => rows(`${name} · ${key}`, inner));
  }
  const row = document.createElement('div');
  row.className = 'row';
  for (const text of [name, toText(value)]) {
    const cell = document.createElement('span');
    cell.textContent = text;
    row.append(cell);
  }
  return [row];
}

function toText(value: unknown): string {
  if (typeof value === 'boolean') return value ? '✓ 有' : '✗ 没有';
  return value === undefined ? '—' : String(value);
}

function offer(id: string, work: () => Promise<Finding>): void {
  element(id).addEventListener('click', async () => {
    findings.set(`tried ${id}`, '…');
    show();
    const finding = await work().catch((error: unknown) => ({ problem: String(error) }));
    findings.set(`tried ${id}`, finding);
    show();
  });
}

async function copy(): Promise<void> {
  const done = await navigator.clipboard?.writeText(report()).then(
    () => true,
    () => false,
  );
  element('copied').textContent = done ? '已复制' : '没能复制，请长按下面的文字选择。';
}

offer('camera', tryCamera);
offer('phone', () => tryPicker(element('place'), 'camera'));
offer('album', () => tryPicker(element('place'), 'album'));
offer('canvas', tryCanvas);
element('copy').addEventListener('click', copy);
show();
for (const [name, value] of Object.entries(await diagnose())) findings.set(name, value);
show();
