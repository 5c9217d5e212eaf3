import type { ConsentOptions, ConsentRecipient, FaceVerificationOptions } from '../../options/options.js';
import { fill, type Messages } from '../messages/messages.js';
import { firstLayer } from './firstLayer.js';

/** A clause of the consent. */
export interface Clause {
  readonly label: string;
  readonly lines: readonly string[];
}

/** Returns the full text: what PIPL art. 17, 23 and 30 and the measures on face recognition ask for, or the host's own. */
export function clausesOf(options: FaceVerificationOptions, messages: Messages): readonly Clause[] {
  const { terms: text, consent: first } = messages;
  const consent = options.consent || {};
  if (consent.terms) return consent.terms.map(({ title, text: line }) => ({ label: title, lines: [line] }));
  const isMatch = options.type === 'match';
  const handler = consent.handler ?? first.defaultHandler;
  return [
    { label: text.whyLabel, lines: [text.why] },
    { label: text.whatLabel, lines: [isMatch ? text.whatMatch : text.whatAuthmatch] },
    { label: text.howLabel, lines: [isMatch ? text.howMatch : text.howAuthmatch] },
    {
      label: text.whoLabel,
      lines: [fill(text.who, { handler }), ...filled(text.contact, 'contact', consent.contact)],
    },
    { label: text.recipientsLabel, lines: recipientLines(options, text) },
    { label: text.retentionLabel, lines: [consent.retention ?? text.defaultRetention] },
    {
      label: text.rightsLabel,
      lines: [
        options.onUseAlternative ? text.refusalWithAlternative : text.refusal,
        text.rights,
        ...filled(text.rightsContact, 'contact', consent.contact),
        ...withdrawalLines(consent, text),
      ],
    },
  ];
}

/** Returns the consent page as text, one line for each paragraph, with the full text unfolded. */
export function consentText(options: FaceVerificationOptions, messages: Messages): string {
  const { consent: text } = messages;
  const consent = options.consent || {};
  const { intro, points, agree } = firstLayer(options, text);
  return [
    text.title,
    intro,
    ...(consent.terms ? [] : [...points, text.full]),
    ...clauseLines(options, messages),
    text.guardian,
    ...(consent.agreementUrl ? [text.agreement] : []),
    agree,
    text.accept,
    ...(options.onUseAlternative ? [messages.alternative.use] : []),
    text.decline,
  ].join('\n');
}

/** Returns the guardian's page as text. In `authmatch` the ID number has shown the age. */
export function guardianText(options: FaceVerificationOptions, messages: Messages): string {
  const { minors: text, consent } = messages;
  return [
    text.guardian.title,
    options.type === 'authmatch' ? text.guardianById : text.guardian.advice,
    text.rulesLabel,
    text.rules,
    ...clauseLines(options, messages),
    text.agree,
    consent.accept,
    text.back,
    ...(options.onUseAlternative ? [messages.alternative.use] : []),
    consent.decline,
  ].join('\n');
}

function clauseLines(options: FaceVerificationOptions, messages: Messages): readonly string[] {
  return clausesOf(options, messages).flatMap(({ label, lines }) => [label, ...lines]);
}

function recipientLines(
  { type, consent }: FaceVerificationOptions,
  text: Messages['terms'],
): readonly string[] {
  const isMatch = type === 'match';
  const known: readonly ConsentRecipient[] = [
    {
      name: text.provider,
      contact: text.providerContact,
      purpose: text.providerPurpose,
      data: isMatch ? text.dataMatch : text.dataAuthmatch,
    },
    {
      name: text.authorities,
      contact: text.authoritiesContact,
      purpose: text.authoritiesPurpose,
      data: isMatch ? text.authoritiesDataMatch : text.authoritiesDataAuthmatch,
    },
  ];
  const others = consent ? consent.recipients : undefined;
  return [...known, ...(others ?? [])].flatMap((recipient) => {
    if (typeof recipient === 'string') return fill(text.recipientByName, { name: recipient });
    const { name, contact, purpose, data } = recipient;
    return [
      purpose && data ? fill(text.recipient, { name, purpose, data }) : fill(text.recipientByName, { name }),
      ...filled(text.recipientContact, 'contact', contact),
    ];
  });
}

function withdrawalLines(consent: ConsentOptions, text: Messages['terms']): readonly string[] {
  const { withdrawal } = consent;
  if (withdrawal === undefined) return [];
  const way =
    typeof withdrawal === 'string' ? fill(text.withdrawAt, { route: withdrawal }) : text.withdrawHere;
  return [way, text.afterWithdrawal];
}

/** Returns the line with its value, or nothing without one. */
function filled(line: string, name: string, value: string | undefined): readonly string[] {
  return value ? [fill(line, { [name]: value })] : [];
}
