/**
 * Returns the section of CHANGELOG.md for one version, as the notes of its release.
 * @param {string} changelog
 * @param {string} version such as `1.2.0`
 * @returns {string} Markdown, without the heading
 * @throws {Error} where the version has no section, the section has no date, or nothing is in it
 */
export function releaseNotes(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.split(/\s/, 1)[0] === version);
  if (!section) throw new Error(`CHANGELOG.md has no section for ${version}.`);
  const [heading = '', ...lines] = section.split('\n');
  if (!/ – \d{4}-\d{2}-\d{2}$/.test(heading)) {
    throw new Error(`CHANGELOG.md gives no date for ${version}: “## ${version} – 2026-12-31” is wanted.`);
  }
  const notes = lines.join('\n').trim();
  if (!notes) throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  return notes;
}
