import { apps, browsers, type Container, systems } from '../../../src/environment/containers.js';
import { userAgents } from '../../fixtures/userAgents.js';
import { containerFacts, miniProgramFacts } from './containerFacts.js';

/** Renders docs/environments.md from the tables that the widget reads. */
export function renderEnvironments(): string {
  return `# How is the container recognized, and what works in it?

Generated from \`src/environment/\`, where \`readEnvironment\` looks the user agent up, and from
[containerFacts.ts](../test/unit/docs/containerFacts.ts). A test holds the tables against
${userAgents.length} [user agents with their sources](../test/fixtures/userAgents.ts). [containers.md](containers.md) says what to do.

Your page can read the same:

\`\`\`ts
import { readEnvironment } from 'face-verification-flow/core';

const { container, system, device, miniProgram, opensFacePage } = readEnvironment();
\`\`\`

## Apps and browsers

The first match counts. \`inApp\` of the event \`handoff\` has the names of the apps.

${table(
  ['container', 'name', 'user agent', 'camera in the page', 'face SDK’s page', 'advice', 'source'],
  rowsOf([...apps, ...browsers]),
)}

## Mini-programs

One mark is enough. No mini-program opens the face SDK's page, so \`redirectHandoff\` refuses before consent.
[\`miniProgramHandoff\`](handoff.md#miniprogramhandoff) opens a page of yours that has a face check of its own.

${table(
  ['mini-program of', 'mark', 'opens your page by', 'face check of its own', 'source'],
  miniProgramFacts.map(({ title, marks, navigate, faceCheck, source }) => [
    title,
    marks,
    navigate,
    faceCheck,
    link(source),
  ]),
)}

## Systems

\`harmony\` is HarmonyOS 5 and later. Before it HarmonyOS was an Android. An iPad that calls itself a Mac is known by its touch
screen. \`qrHandoff\` is for computers, so not for phones and tablets.

${table(
  ['system', 'device', 'user agent'],
  systems.map(({ name, device, userAgent }) => [`\`${name}\``, device, pattern(userAgent)]),
)}

On \`harmony\` a file input with \`capture="user"\` opens the **rear** camera
([OpenHarmony](https://gitcode.com/openharmony/docs/blob/master/zh-cn/application-dev/web/web-file-upload.md)).

## Unknown containers

A container that no row names is refused nothing: the face SDK decides. The user gets the general instructions. A user agent that
says two things at once counts as a mini-program if one of them is one, since a refusal uses no ticket.
`;
}

function rowsOf(containers: readonly Container[]): readonly (readonly string[])[] {
  return Object.entries(containerFacts).map(([name, { title, camera, facePage, advice, source }]) => {
    const marks = containers.filter((row) => row.name === name).map(({ userAgent }) => pattern(userAgent));
    return [title, `\`${name}\``, marks.join(' or '), camera, facePage, advice, link(source)];
  });
}

/** A regular expression as code. In a table, a bar would end the cell. */
const pattern = ({ source }: RegExp): string => `\`${source.replace(/\|/g, '\\|')}\``;

const link = (address: string): string => `[${new URL(address).hostname}](${address})`;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
