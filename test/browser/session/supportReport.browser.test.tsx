import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { createMockPartner } from '../../../mocks/index.js';
import { createSupportReport } from '../../../src/core.js';
import { FaceVerification } from '../../../src/index.js';
import type { TraceEntry } from '../../../src/options/events.js';
import { agree, sees, tap } from '../react/tap.js';
import '../../../src/react/styles/styles.css';

afterEach(() => {
  vi.restoreAllMocks();
  for (const name of ['userAgent', 'clipboard']) Reflect.deleteProperty(navigator, name);
});

const identity = { name: '李秀英', idNo: '11010519491231002X' };

function pretend(name: 'userAgent' | 'clipboard', value: unknown): void {
  Object.defineProperty(navigator, name, { value, configurable: true });
}

describe('createSupportReport', () => {
  it('says what the browser is and can do, and what has happened when', async () => {
    const trace: readonly TraceEntry[] = [
      {
        at: 1000,
        event: { schema: 1, attempt: 0, type: 'step', step: 'capturing', from: 'consenting', durationMs: 9 },
      },
      { at: 3400, event: { schema: 1, attempt: 1, type: 'error', code: 'http_error', step: 'handingOff' } },
    ];
    const report = await createSupportReport(trace);
    expect(report).toMatch(/^engine=.*AppleWebKit\/\d+/m);
    expect(report).toMatch(/^sources\.camera=available$/m);
    expect(report.split('\n').slice(-2)).toEqual([
      '+0.0 s step attempt=0 step=capturing from=consenting durationMs=9',
      '+2.4 s error attempt=1 code=http_error step=handingOff',
    ]);
  });

  it.each([
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.47(0x18002f2f) NetType/WIFI Language/zh_CN',
      'iPhone OS 17_4_1, AppleWebKit/605.1.15, MicroMessenger/8.0.47',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13; 22041216C Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 HostApp/7.2 user=13800138000 id/11010519491231002X',
      'Android 13, ; wv, AppleWebKit/537.36, Version/4.0, Chrome/116.0.0.0',
    ],
    [
      'Mozilla/5.0 (Phone; OpenHarmony 6.1; Android 10) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36 ArkWeb/6.1.0.117 Mobile HuaweiBrowser/6.1.6.310',
      'OpenHarmony 6.1, Android 10, AppleWebKit/537.36, Chrome/132.0.0.0, ArkWeb/6.1.0.117, HuaweiBrowser/6.1.6.310',
    ],
  ])('takes known products alone from a user agent: %s', async (userAgent, engine) => {
    pretend('userAgent', userAgent);
    const report = await createSupportReport();
    expect(report).toContain(`\nengine=${engine}\n`);
    expect(report).not.toMatch(/13800138000|110105|HostApp|22041216C/);
  });

  it('keeps each finding on its line, however a handoff is named', async () => {
    const report = await createSupportReport([
      {
        at: 0,
        event: {
          schema: 1,
          attempt: 1,
          type: 'handoff',
          chosen: 'mine\n+9.9 s verdict passed',
          skipped: [],
          mobile: true,
          inApp: undefined,
          miniProgram: false,
        },
      },
    ]);
    expect(report.split('\n').slice(-1)[0]).toContain('chosen=mine +9.9 s verdict passed');
  });
});

describe('the copy button of a failure', () => {
  async function fail(scenario: 'partnerRefuses') {
    const written: string[] = [];
    pretend('clipboard', { writeText: async (text: string) => void written.push(text) });
    const partner = createMockPartner({ scenario });
    await render(
      <StrictMode>
        <FaceVerification
          type="authmatch"
          userId="customer-7"
          identity={identity}
          api={{ baseUrl: '/api', getToken: () => 'canary-token', fetch: partner.fetch }}
          handoff={partner.handoff}
          resume={false}
        />
      </StrictMode>,
    );
    await agree();
    await tap('下一步');
    await sees('不含照片、姓名和身份证号');
    await vi.waitUntil(
      async () => {
        await tap('复制给客服');
        return written[written.length - 1]?.includes('engine=');
      },
      { timeout: 20_000 },
    );
    return written[written.length - 1] ?? '';
  }

  it('copies code, trace number, what the browser can do and the steps, and nothing of the person', async () => {
    const text = await fail('partnerRefuses');
    expect(text).toMatch(/^流水号: \S+$/m);
    expect(text).toMatch(/^代码: \d+$/m);
    expect(text).toMatch(/^storage\.session=true$/m);
    expect(text).toMatch(/error attempt=1 code=partner_refused step=requestingTicket$/m);
    expect(text).not.toMatch(/李秀英|110105|canary-token/);
  });
});
