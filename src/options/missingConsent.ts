/** Returns whether a value is a text that is not blank. */
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** Fields of a recipient besides its name (PIPL art. 23). */
const recipientFields = ['contact', 'purpose', 'data'] as const;

/**
 * Returns the options of `consent` that the law asks for and that are absent or blank, by their path. Warnings, `diagnose` and
 * the command `check` read this list. docs/compliance.md says what each one costs.
 * @param options any options; without `consent` each item is missing, and with `consent: false` none is
 */
export function findMissingConsent(options: object): readonly string[] {
  const consent: unknown = Reflect.get(options, 'consent');
  if (consent === false) return [];
  const { handler, purpose, contact, retention, withdrawal, terms, recipients } = Object(consent);
  const items: readonly (readonly [path: string, isThere: boolean])[] = [
    ['handler', isText(handler)],
    ['purpose', isText(purpose)],
    // The host's own terms replace the list in which these stand.
    ['contact', terms || isText(contact)],
    ['retention', terms || isText(retention)],
    ['withdrawal', isText(withdrawal) || typeof withdrawal === 'function'],
    ...(terms ? [] : recipientItems(recipients)),
  ];
  return items.filter(([, isThere]) => !isThere).map(([path]) => `consent.${path}`);
}

function recipientItems(recipients: unknown): readonly (readonly [path: string, isThere: boolean])[] {
  if (!Array.isArray(recipients)) return [];
  return recipients.flatMap((recipient, index) =>
    recipientFields.map((field) => {
      const value: unknown = Reflect.get(Object(recipient), field);
      return [`recipients[${index}].${field}`, isText(value)] as const;
    }),
  );
}
