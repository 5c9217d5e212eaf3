import { type FaultName, faults } from './faults.js';

/** Effect of a magic input on the order that it opens. */
export interface MagicEffect {
  /** Code of the verdict. */
  readonly tencentCode?: string | undefined;
  /** Code with which faceAdv is refused. */
  readonly errcode?: number | undefined;
  /** Fault of faceAdv. */
  readonly faceAdv?: FaultName | undefined;
  /** Fault of faceAdvResult. */
  readonly faceAdvResult?: FaultName | undefined;
}

/** An input that picks the mocked partner's reply, as in the sandboxes of payment services. */
export interface MagicInput {
  /** Field to write it into. The photo's file name is only sent for `fds` and `uri`. */
  readonly field: 'userId or photo path' | 'name';
  readonly example: string;
  readonly description: string;
  readonly effect: MagicEffect;
}

/** All magic inputs, for a menu or `it.each`. */
export const magicInputs: readonly MagicInput[] = [
  ending('code_0', 'The verdict is "passed", without any face check.', { tencentCode: '0' }),
  ending('code_66660004', 'The verdict has this code; any code will do.', { tencentCode: '66660004' }),
  ending('code_-1404', 'The same with a negative code.', { tencentCode: '-1404' }),
  ending('errcode_50012', 'faceAdv is refused with this errcode.', { errcode: 50_012 }),
  ending('fault_http429', 'faceAdv has this fault, every time.', { faceAdv: 'http429' }),
  ending('resultFault_offline', 'faceAdvResult has this fault, every time.', { faceAdvResult: 'offline' }),
  named('测试通过', 'Passed.', '0'),
  named('测试不符', 'Name and ID number do not match.', '66660010'),
  named('测试无此人', 'The ID number is not known.', '66660024'),
  named('测试无照片', 'There is no photo on file.', '66660005'),
  named('测试非本人', 'Not the same person.', '66660004'),
  named('测试活体失败', 'Light liveness failed.', '66660025'),
  named('测试超限', 'No attempts left today.', '66660017'),
  named('测试无结果', 'The result never comes.', '66660011'),
];

const effectsOfNames: ReadonlyMap<string, MagicEffect> = new Map(
  magicInputs.filter(({ field }) => field === 'name').map(({ example, effect }) => [example, effect]),
);

/** Matches `code_…`, `errcode_…`, `fault_…` or `resultFault_…` at the end, before a file's extension if there is one. */
const ENDING = /(?:^|[^a-z-])(code|errcode|fault|resultFault)_(-?[A-Za-z0-9-]{1,24})(?:\.[a-z0-9]{1,5})?$/;

/** Returns the effect of the first magic input, or an error message for an unknown code or fault. */
export function readMagic(inputs: readonly unknown[]): MagicEffect | { readonly error: string } {
  for (const input of inputs) {
    if (typeof input !== 'string' || input.length > 8000) continue;
    const effect = effectsOfNames.get(input) ?? readEnding(input);
    if (effect) return effect;
  }
  return {};
}

function readEnding(input: string): MagicEffect | { readonly error: string } | undefined {
  const [, kind, value = ''] = ENDING.exec(input.slice(-60)) ?? [];
  if (!kind) return undefined;
  if (kind === 'code' && /^-?\d{1,8}$/.test(value)) return { tencentCode: value };
  if (kind === 'errcode' && /^-?\d{1,8}$/.test(value)) return { errcode: Number(value) };
  const fault = faults.find(({ name }) => name === value)?.name;
  if (kind === 'fault' && fault) return { faceAdv: fault };
  if (kind === 'resultFault' && fault) return { faceAdvResult: fault };
  return { error: `magic input: there is no ${kind} "${value}".` };
}

function ending(example: string, description: string, effect: MagicEffect): MagicInput {
  return { field: 'userId or photo path', example, description, effect };
}

function named(example: string, description: string, tencentCode: string): MagicInput {
  return { field: 'name', example, description, effect: { tencentCode } };
}
