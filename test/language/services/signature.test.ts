import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { MarkupContent, type SignatureHelp } from 'vscode-languageserver-types';
import { openDocument } from '../../../core/language/services/document.ts';
import { signatureHelp } from '../../../core/language/services/signature/signature-help.ts';

const data = readFileSync(new URL('signature.txt', import.meta.url), 'utf8');

for (const line of data.split('\n')) {
  const [marked, expected] = line.split(' ==> ');
  if (marked === undefined || expected === undefined) continue;
  test(`signature help: ${marked}`, () => {
    const document = openDocument('file:///query.ctq', marked.replace('$0', ''));
    const found = signatureHelp(document, document.lines.positionAt(marked.indexOf('$0')));
    const [label = '', ...phrases] = expected.split(' && ');
    assert.equal(found === undefined ? 'nothing' : labelOf(found), label);
    if (found === undefined) return;
    const said = documentationOf(found);
    assert.deepEqual(
      phrases.filter((phrase) => !said.includes(phrase)),
      [],
      said,
    );
  });
}

/** The active signature, its active parameter between « and », and how many there are. */
const labelOf = ({ signatures, activeSignature, activeParameter }: SignatureHelp): string => {
  const active = signatures[activeSignature ?? 0];
  const [start, end] = active?.parameters?.[activeParameter ?? 0]?.label ?? [];
  const label = active?.label ?? '';
  const marked =
    typeof start === 'number' && typeof end === 'number'
      ? `${label.slice(0, start)}«${label.slice(start, end)}»${label.slice(end)}`
      : label;
  return signatures.length === 1 ? marked : `${marked}; ${signatures.length}`;
};

const documentationOf = ({
  signatures,
  activeSignature,
  activeParameter,
}: SignatureHelp): string => {
  const parameter = signatures[activeSignature ?? 0]?.parameters?.[activeParameter ?? 0];
  const documentation = parameter?.documentation;
  return MarkupContent.is(documentation) ? documentation.value : '';
};
