import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionList } from 'vscode-languageserver-types';
import { complete } from '../../../core/language/services/completion/completion.ts';
import { resolveCompletion } from '../../../core/language/services/completion/resolve-completion.ts';
import { openDocument } from '../../../core/language/services/document.ts';
import { plainEditor } from '../../../core/language/services/editor-features.ts';
import { type KnownData, nothingKnown } from '../../../core/language/services/known-data.ts';
import { modelsOfText } from './known-text.ts';

/* Lists that are too long to be sent whole. */

const VERBS = ['Create', 'Delete', 'Describe', 'Get', 'List', 'Put', 'Update'];

const services = Array.from({ length: 30 }, (_, service) => `service${service}`);

const data: KnownData = {
  ...nothingKnown,
  models: modelsOfText(
    services
      .flatMap((service) => [
        `${service}.amazonaws.com The ${service}`,
        ...VERBS.flatMap((verb) => [`  ${verb}${service}Thing write Does it.`]),
        ...VERBS.map((verb, index) => `    requestParameters.${service}${verb}${index} text It.`),
      ])
      .join('\n'),
  ),
  fields: new Map([
    ['prod', Array.from({ length: 1000 }, (_, index) => ({ name: `field${index}`, percent: 1 }))],
  ]),
  activeSource: 'prod',
};

const completed = (marked: string): CompletionList => {
  const offset = marked.indexOf('$0');
  const document = openDocument('file:///query.ctq', marked.replace('$0', ''));
  return complete(document, document.lines.positionAt(offset), plainEditor, data);
};

const labelsOf = ({ items }: CompletionList): readonly string[] => items.map(({ label }) => label);

test('a short list is sent whole', () => {
  const list = completed('filter eventName = "$0"');
  assert.equal(list.isIncomplete, false);
  assert.equal(list.items.length, services.length * VERBS.length);
});

test('of very many fields those are sent that the typed letters begin', () => {
  const list = completed('fields field99$0');
  assert.equal(list.isIncomplete, true);
  assert.ok(labelsOf(list).includes('field999'));
  assert.ok(list.items.length < 600);
});

test('letters in order are enough', () => {
  assert.ok(labelsOf(completed('fields fd997$0')).includes('field997'));
});

test('case does not count', () => {
  assert.ok(labelsOf(completed('fields FIELD998$0')).includes('field998'));
});

test('an item of a list that is sent again and again has its documentation later', () => {
  const [item] = completed('filter eventName = "Putservice7$0"').items.filter(
    ({ label }) => label === 'Putservice7Thing',
  );
  assert.ok(item);
  assert.equal(item.documentation, undefined);
  assert.deepEqual(item.data, {
    kind: 'event',
    source: 'service7.amazonaws.com',
    name: 'Putservice7Thing',
  });
  const resolved = resolveCompletion(item, data);
  assert.ok(JSON.stringify(resolved.documentation).includes('Does it.'));
});

test('an item that says nothing of itself is given back as it is', () => {
  for (const subject of [undefined, null, 'x', { kind: 'event' }, { kind: 'field', path: 'x' }]) {
    const item = { label: 'x', data: subject };
    assert.deepEqual(resolveCompletion(item, data), item);
  }
});

test('an item of an earlier version of the models still gets some documentation', () => {
  const event = { label: 'x', data: { kind: 'event', source: 'gone', name: 'Gone' } };
  assert.ok(resolveCompletion(event, data).documentation);
  const field = { label: 'x', data: { kind: 'field', path: 'requestParameters.x', events: [] } };
  assert.ok(resolveCompletion(field, data).documentation);
});
