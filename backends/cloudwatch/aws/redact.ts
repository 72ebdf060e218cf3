/*
 * Texts of AWS, its SDK and the programs around them that may reach a user: whatever in them might
 * let somebody in, or says with what somebody got in, is taken out first.
 */

const hidden = '(hidden)';

/** The text without access keys, secrets, tokens, signatures and codes, as far as they can be told. */
export function redact(text: string): string {
  return patterns.reduce((clean, [pattern, replacement]) => {
    return clean.replaceAll(pattern, replacement);
  }, text);
}

/** What is meant for people by its name, whatever stands for it: `Credential=…`, `"SecretAccessKey": "…"`. */
const secretName =
  '(?:aws[_-]?)?(?:access[_-]?key(?:[_-]?id)?|secret(?:[_-]?access)?[_-]?key|(?:x-amz-)?security[_-]?token|(?:session|access|refresh|id|web[_-]?identity|bearer)?[_-]?token|client[_-]?secret|token[_-]?code|x-amz-(?:signature|credential)|signature|credential|saml[_-]?(?:assertion|response)?|password)';

const patterns: readonly (readonly [RegExp, string])[] = [
  // A header with all that follows it on its line.
  [/\b((?:proxy-)?authorization)(["']?\s*[:=]\s*).*/gi, `$1$2${hidden}`],
  [/\b(AWS4-HMAC-SHA256)\b.*/g, `$1 ${hidden}`],
  // Elements of SAML and of STS.
  [/<(\w+:)?(Assertion|Response)\b[\s\S]*/g, `<${hidden}>`],
  [
    /<(AccessKeyId|SecretAccessKey|SessionToken|WebIdentityToken|SAMLAssertion)>[^<]*/gi,
    `<$1>${hidden}`,
  ],
  // A name and its value.
  [
    new RegExp(`(?<!\\w)(${secretName})(["']?\\s*[=:]\\s*)("[^"]*"|'[^']*'|[^\\s,;&"'}]+)`, 'gi'),
    `$1$2${hidden}`,
  ],
  // User and password of an address.
  [/\b(https?:\/\/)[^\s/@]+@/gi, `$1${hidden}@`],
  // Ids of keys, of people and roles too: A3T…, AKIA…, ASIA…, AIDA…, AROA….
  [
    /\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AIPA|ANPA|ANVA|APKA|AROA)[A-Z0-9]{12,}\b/g,
    hidden,
  ],
  // A JSON web token.
  [/\beyJ[\w-]{8,}(?:\.[\w-]+){1,2}/g, hidden],
  // Secret keys are 40 characters of base64, tokens longer. Names and ids of ours have dashes.
  [
    /(?<![\w+/=-])(?=[\w+/]*[a-z])(?=[\w+/]*[A-Z])(?=[\w+/]*\d)[A-Za-z0-9+/]{40,}={0,2}(?![\w+/=-])/g,
    hidden,
  ],
  [/(?<![\w+/=-])[A-Za-z0-9+/_%-]{100,}={0,2}/g, hidden],
];
