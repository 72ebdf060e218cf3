import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { type Document, openDocument } from '../../../core/language/services/document.ts';
import { isRefusal } from '../../../core/language/services/navigation/new-name.ts';
import { prepareRename, rename } from '../../../core/language/services/navigation/rename.ts';
import { type Case, casesOf, type Section } from './cases.ts';
import { edited } from './edits.ts';

const uri = 'file:///query.ctq';

for (const example of casesOf('rename.txt')) {
  test(`rename: ${example.title}`, () => {
    const document = openDocument(uri, example.text);
    const others = example.sections
      .filter(({ name }) => name === 'file')
      .map(({ argument, body }) => openDocument(`file:///${argument}`, body));
    for (const section of example.sections) check(example, section, [document, ...others]);
  });
}

function check({ offset }: Case, section: Section, open: readonly Document[]): void {
  const [document] = open;
  assert.ok(document !== undefined && offset >= 0);
  const position = document.lines.positionAt(offset);
  const { name, argument, body } = section;
  switch (name) {
    case 'file':
      break;
    case 'prepare': {
      const found = prepareRename(document, position, open);
      assert.equal(isRefusal(found) ? found.reason : found.placeholder, body);
      break;
    }
    case 'refused': {
      const found =
        argument === ''
          ? prepareRename(document, position, open)
          : rename(document, position, argument, open);
      assert.ok(isRefusal(found), JSON.stringify(found));
      assert.equal(found.reason, body);
      break;
    }
    case 'to': {
      const found = rename(document, position, argument, open);
      assert.ok(!isRefusal(found), 'reason' in found ? found.reason : '');
      assert.equal(open.map((file) => after(file, found)).join('\n=\n'), body);
      break;
    }
    default:
      assert.fail(`unknown section ${name}`);
  }
}

const after = (document: Document, { changes = {} }: WorkspaceEdit): string =>
  edited(document, changes[document.uri] ?? []);
