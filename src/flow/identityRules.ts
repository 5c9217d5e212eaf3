/** Why a name is invalid. The messages have a text for each. */
export type NameError = 'nameMissing' | 'nameTooShort' | 'nameTooLong' | 'nameCharacters';

/** Why an ID number is invalid: the first error found. */
export type IdNoError = 'idMissing' | 'idLength' | 'idCharacters' | 'idRegion' | 'idBirthDate' | 'idChecksum';

/** Maximum number of Chinese characters: what public systems must accept (国家民委 notice on names, 2016). */
const MAX_NAME_LENGTH = 25;

/**
 * Han with all extensions, which `\u4e00-\u9fa5` lacks, and the private use area of some old cards. U+00B7 separates
 * parts.
 */
const NAME = /^[\p{Script=Han}\ue000-\uf8ff]+(?:·[\p{Script=Han}\ue000-\uf8ff]+)*$/u;

/** Dots that keyboards offer instead of the U+00B7 of ID cards. */
const LOOKALIKE_DOTS = /[•‧・．.∙⋅]/g;

/** Returns the name as on the ID card: no spaces, one kind of dot. */
export function normalizeName(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/g, '').replace(LOOKALIKE_DOTS, '·');
}

/** Returns why a normalized name is invalid; `undefined` if it is valid. */
export function validateName(name: string): NameError | undefined {
  // Checked before the text is split: a character has at most two units.
  if (name.length > 2 * MAX_NAME_LENGTH) return 'nameTooLong';
  const length = [...name].length;
  if (length === 0) return 'nameMissing';
  if (length < 2) return 'nameTooShort';
  if (length > MAX_NAME_LENGTH) return 'nameTooLong';
  return NAME.test(name) ? undefined : 'nameCharacters';
}

/** Returns the number in half-width characters, without spaces and dashes, with X in upper case. */
export function normalizeIdNo(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\-‐–—]/g, '')
    .toUpperCase();
}

/**
 * Checks a number by GB 11643-1999: 6 digits region, 8 birth date, 3 sequence, 1 check character (ISO 7064 MOD 11-2).
 */
export function validateIdNo(idNo: string, today: Date): IdNoError | undefined {
  if (idNo.length === 0) return 'idMissing';
  if (!/^[0-9X]*$/.test(idNo) || idNo.slice(0, -1).includes('X')) return 'idCharacters';
  if (idNo.length !== 18) return 'idLength';
  if (!PROVINCES.has(idNo.slice(0, 2))) return 'idRegion';
  if (!isBirthDate(idNo.slice(6, 14), today)) return 'idBirthDate';
  return checkCharacter(idNo) === idNo[17] ? undefined : 'idChecksum';
}

/**
 * First two digits by GB/T 2260. Counties are not checked, since old numbers keep old counties. 81–83 are residence
 * permits for Hong Kong, Macau and Taiwan residents.
 */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);

function isBirthDate(digits: string, today: Date): boolean {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8));
  const date = new Date(year, month - 1, day);
  const exists = date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day;
  return exists && year >= 1900 && date <= today;
}

const WEIGHTS: readonly number[] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function checkCharacter(idNo: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(idNo[index]), 0);
  return '10X98765432'[sum % 11];
}
