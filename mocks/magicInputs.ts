import { type FaultName, faults } from './faults.js';

/** What a magic input decides about the order it opens. */
export interface Magic {
  readonly tencentCode?: string;
  /** faceAdv is refused with it. */
  readonly errcode?: number;
  readonly faceAdv?: FaultName;
  readonly faceAdvResult?: FaultName;
}

export interface MagicInput {
  /** Where it is written. The photo's file name travels only as `fds` or `uri`. */
  readonly field: 'userId or photo path' | 'name';
  readonly example: string;
  readonly effect: string;
  readonly magic: Magic;
}

/** As in the sandboxes of payment services: what goes in picks what comes out. The whole table. */
export const magicInputs: readonly MagicInput[] = [
  ending('code_0', 'The verdict is "passed", without any face check.', { tencentCode: '0' }),
  ending('code_66660004', 'The verdict has this code; any code will do.', { tencentCode: '66660004' }),
  ending('code_-1404', 'The same with a negative code.', { tencentCode: '-1404' }),
  ending('errcode_50012', 'faceAdv is refused with this errcode.', { errcode: 50_012 }),
  ending('fault_http-429', 'faceAdv has this fault, every time.', { faceAdv: 'http-429' }),
  ending('result-fault_offline', 'faceAdvResult has this fault, every time.', { faceAdvResult: 'offline' }),
  named('测试通过', 'Passed.', '0'),
  named('测试不符', 'Name and ID number do not match.', '66660010'),
  named('测试无此人', 'The ID number is not known.', '66660024'),
  named('测试无照片', 'There is no photo on file.', '66660005'),
  named('测试非本人', 'Not the same person.', '66660004'),
  named('测试活体失败', 'Light liveness failed.', '66660025'),
  named('测试超限', 'No attempts left today.', '66660017'),
  named('测试无结果', 'The result never comes.', '66660011'),
];

const names: ReadonlyMap<string, Magic> = new Map(
  magicInputs.filter(({ field }) => field === 'name').map(({ example, magic }) => [example, magic]),
);

/** `code_…`, `errcode_…`, `fault_…` or `result-fault_…` at the end, before a file's extension if there is one. */
const ENDING = /(?:^|[^a-z-])(code|errcode|fault|result-fault)_(-?[a-z0-9-]{1,24})(?:\.[a-z0-9]{1,5})?$/;

/** The first of these inputs that is magic; a complaint where it names what there is not. */
export function readMagic(inputs: readonly unknown[]): Magic | { readonly complaint: string } {
  for (const input of inputs) {
    if (typeof input !== 'string' || input.length > 8000) continue;
    const magic = names.get(input) ?? readEnding(input);
    if (magic) return magic;
  }
  return {};
}

function readEnding(input: string): Magic | { readonly complaint: string } | undefined {
  const [, kind, value = ''] = ENDING.exec(input.slice(-60)) ?? [];
  if (!kind) return undefined;
  if (kind === 'code' && /^-?\d{1,8}$/.test(value)) return { tencentCode: value };
  if (kind === 'errcode' && /^-?\d{1,8}$/.test(value)) return { errcode: Number(value) };
  const fault = faults.get(value)?.name;
  if (kind === 'fault' && fault) return { faceAdv: fault };
  if (kind === 'result-fault' && fault) return { faceAdvResult: fault };
  return { complaint: `magic input: there is no ${kind} "${value}".` };
}

function ending(example: string, effect: string, magic: Magic): MagicInput {
  return { field: 'userId or photo path', example, effect, magic };
}

function named(example: string, effect: string, tencentCode: string): MagicInput {
  return { field: 'name', example, effect, magic: { tencentCode } };
}
