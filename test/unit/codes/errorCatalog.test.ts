import { describe, expect, it } from 'vitest';
import { errorCatalog, explainCode } from '../../../src/core.js';
import { en } from '../../../src/react/messages/en.js';
import type { Messages } from '../../../src/react/messages/messages.js';
import { zhCN } from '../../../src/react/messages/zh-CN.js';

const entries = [...errorCatalog.values()];
const words = ({ rejected, failed, camera }: Messages, key: string) =>
  new Map(Object.entries({ ...rejected.reasons, ...failed.errors, ...camera.errors })).get(key);

/** As the vendor's documents list them: 4.1 of the H5 page, 4.2 of the server, 4.4 of the SDK in apps. */
const documented = {
  h5: '3001 3002 3003 3004 3005 300101',
  result:
    '0 400101 400102 400103 400104 400105 400501 400502 400503 400504 400506 400601 400604 66660000 -1304 66660001 66660002 66660004 66660005 66660010 66660011 66660015 66660016 66660017 66660018 66660021 66660022 66660023 66660036 -5025 -5020 66660024 66660025 66660026 66660030 66660033 66660035 -1102 66660037 66660038 -1101 -4014 66660039 66660040 -4017 -4018 66660041 66660042 66660048 66660078 66660043 66660045 66660046 -5001 -5005 -5008 -5010 -5009 -5011 -5018 -5027 -1404 999999 999998 999997',
  sdk: '11000 11001 11002 21100 21200 31100 31200 41000 41001 41002 41003 41004 41005 41006 41007 41008 41009 41010 41011 41012 41013 41014 41101 41102 41103 41105 41106 51100 51200',
} as const;

describe('errorCatalog', () => {
  it.each(Object.entries(documented))(
    'errorCatalog has exactly the documented codes of %s',
    (family, codes) => {
      const known = entries.filter((entry) => entry.family === family).map(({ code }) => code);
      expect(known.sort()).toEqual(codes.split(' ').sort());
    },
  );

  it('errorCatalog has the codes of HTTP, the browser and the widget', () => {
    for (const code of ['http_403', 'http_413', 'http_429', 'http_502', 'NotAllowedError', 'TypeError']) {
      expect(errorCatalog.has(code)).toBe(true);
    }
    const own = entries.filter(({ family }) => family === 'own').map(({ code }) => code);
    expect(own.sort()).toEqual(Object.keys(zhCN.failed.errors).sort());
  });

  it.each(entries)('errorCatalog has a meaning, a source and words in every language for $code', (entry) => {
    expect(entry.meaning).toMatch(/.\.$/);
    expect(entry.source).toMatch(/^https:\/\/|^(docs|src)\//);
    for (const messages of [zhCN, en]) {
      expect(words(messages, entry.words)).toEqual({
        title: expect.stringMatching(/\S/),
        advice: expect.stringMatching(/\S/),
      });
    }
  });

  it('errorCatalog asks for a new ticket after every vendor code except a pass and an open order', () => {
    const keeps = entries.filter(
      ({ family, newTicket }) => ['h5', 'result', 'sdk'].includes(family) && !newTicket,
    );
    expect(keeps.map(({ code }) => code).sort()).toEqual(['0', '66660011']);
  });

  it('explainCode agrees with errorCatalog and returns retry for unknown codes', () => {
    for (const { code, family, words: reason, action } of entries) {
      if (family === 'own' || family === 'http' || family === 'browser') continue;
      expect(explainCode(code)).toEqual({ reason, action });
    }
    for (const code of ['', '1', 'constructor', '__proto__', '66669999', '０']) {
      expect(explainCode(code)).toEqual({ reason: 'unknown', action: 'retry' });
    }
  });
});
