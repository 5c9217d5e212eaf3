/** Why a name is invalid. The messages have a text for each. */
export type NameError = 'nameMissing' | 'nameTooShort' | 'nameTooLong' | 'nameSpace' | 'nameCharacters';

/** Why an ID number is invalid: the first error found. */
export type IdNoError = 'idMissing' | 'idLength' | 'idCharacters' | 'idRegion' | 'idBirthDate' | 'idChecksum';

/** Maximum number of Chinese characters: what public systems must accept (国家民委 notice on names, 2016). */
const MAX_NAME_LENGTH = 25;

/**
 * Han characters with all extensions, which `\u4e00-\u9fa5` lacks, and the private use area of some old cards. Planes 2 and
 * 3 hold nothing but ideographs, and old engines do not know the later ones. Radicals are symbols. U+00B7 separates parts.
 */
const NAME =
  /^(?:(?![\u2e80-\u2fdf])[\p{Script=Han}\u{20000}-\u{3fffd}\ue000-\uf8ff])+(?:·(?:(?![\u2e80-\u2fdf])[\p{Script=Han}\u{20000}-\u{3fffd}\ue000-\uf8ff])+)*$/u;

/**
 * Returns the name as on the ID card: ideographs instead of the radicals that PDF files hold, one kind of dot, and neither
 * invisible characters nor the label and punctuation of a copied line.
 *
 * A space that may stand for a dot stays, as one U+0020, and {@link validateName} asks about it: `阿卜杜拉 买买提` without the
 * space is another name for the authority. A space goes only where it cannot: at the ends, beside a dot, and if all parts
 * have one character (`李 秀 英`, `王　伟`), since a transcribed name has a longer part.
 *
 * NFC replaces CJK compatibility ideographs (`郎` U+F92C by `郎` U+90CE), as it should: Unicode defines both as the same
 * character, and registers hold the unified one. The twelve of that block that are unified ideographs stay (`﨑` U+FA11).
 */
export function normalizeName(typed: string): string {
  const text = removeInvisible(typed).normalize('NFC').replace(RADICALS, toIdeograph);
  const name = trimEnd(text.replace(NAME_LABEL, ''))
    .replace(/\s+/g, ' ')
    .replace(LOOKALIKE_DOTS, '·')
    .replace(/ ?· ?/g, '·');
  const parts = name.split(' ');
  const joined = parts.join('');
  return parts.every(isOneCharacter) && NAME.test(joined) ? joined : name;
}

/** Returns why a normalized name is invalid; `undefined` if it is valid. */
export function validateName(name: string): NameError | undefined {
  // Checked before the text is split: a character has at most two units.
  if (name.length > 2 * MAX_NAME_LENGTH) return 'nameTooLong';
  const length = [...name].length;
  if (length === 0) return 'nameMissing';
  if (length < 2) return 'nameTooShort';
  if (length > MAX_NAME_LENGTH) return 'nameTooLong';
  if (name.includes(' ') && NAME.test(name.split(' ').join('·'))) return 'nameSpace';
  return NAME.test(name) ? undefined : 'nameCharacters';
}

/**
 * Returns the number in ASCII digits, with X at its end in upper case, without spaces and dashes, and without the label
 * and punctuation of a copied line. The check character shows if anything else was meant.
 */
export function normalizeIdNo(typed: string): string {
  const text = toCompatible(removeInvisible(typed))
    // Marks too, of which emoji digits have some.
    .replace(/[\s\-‐‒–—―−ー─_\p{M}]/gu, '')
    .replace(OTHER_DIGITS, toDigit);
  return trimEnd(text.replace(ID_LABEL, '')).replace(LOOKALIKE_X, 'X').normalize('NFC');
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

/** Dots that people type for the U+00B7 of ID cards, as keyboards for Chinese, Japanese, Korean and Uyghur offer them. */
const LOOKALIKE_DOTS = /[.•‧․∙⋅∘●○◦⦁˙·᛫ᐧ⸰⸱⸳・･ㆍ。｡．﹒۔ꞏ\u{10101}]/gu;

/**
 * Labels in front of a name, and the spaces and punctuation around them. Without a colon or space behind it, `姓名` may be
 * part of the name. A middle dot is no such punctuation, since it shows that a part is missing.
 */
const NAME_LABEL =
  /^[\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,;:!?'"`/|~*#，、；：！？。｡．…]*(?:(?:\p{Script=Han}{0,4}(?:姓\s*名|名字)|name)[\s:：][\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,;:!?'"`/|~*#，、；：！？。｡．…]*)*/iu;

/** Labels in front of an ID number, which begins with a digit. */
const ID_LABEL = /^(?:[\p{Script=Han}\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,;:!?'"`/|~*#、。…]|id|card|number|no)+/iu;

/** Characters that look like the X of an ID number: Latin, Cyrillic, Greek, signs, and what input methods offer. */
const LOOKALIKE_X = /[xXхХχΧ×✕✖✗✘❌☓╳⨯⨉乂ㄨメⲬⲭ\u{1f5d9}]$/u;

const EDGE = /[\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,;:!?'"`/|~*#，、；：！？。｡．…]/u;

/** Removes spaces and punctuation from the end. A regular expression would take time by the square of the length. */
function trimEnd(text: string): string {
  let end = text.length;
  while (EDGE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Whether a text is one character, of which some have two units. */
function isOneCharacter(text: string): boolean {
  return [...text.slice(0, 3)].length === 1;
}

/**
 * Removes what is not visible: default ignorable characters (bidi marks, zero width characters, soft hyphens, variation
 * selectors), control characters that are no spaces, and the placeholders of objects and annotations.
 */
function removeInvisible(text: string): string {
  return text.replace(/[\p{Default_Ignorable_Code_Point}\ufff9-\ufffc]|(?!\s)\p{Cc}/gu, '');
}

function toCompatible(text: string): string {
  return text.normalize('NFKC');
}

const OTHER_DIGITS = /(?![0-9])\p{Nd}/gu;
const DIGIT = /\p{Nd}/u;

/** Returns the ASCII digit of a decimal digit. Each script has its ten digits in a row, and some rows adjoin. */
function toDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value % 10);
}

const RADICALS = /[\u2e80-\u2fdf]/g;

/** Unified ideographs of U+2E80–2EF3 in their order, by Unicode 14's EquivalentUnifiedIdeograph.txt. Two have none. */
const SUPPLEMENT: readonly string[] = [
  ...(' 厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵 旡日月歺母民氵氺灬' +
    '爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲' +
    '讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉' +
    '齐歯齿竜龙龜亀龟'),
];

/** Returns the unified ideograph of a radical. NFKC knows those of the Kangxi block, but only two of the supplement. */
function toIdeograph(radical: string): string {
  const equivalent = SUPPLEMENT[radical.charCodeAt(0) - 0x2e80] ?? toCompatible(radical);
  return equivalent === ' ' ? radical : equivalent;
}
