import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageHtml } from '../../client/results/page-html.ts';

const html = pageHtml({
  scriptUri: 'https://file.example/main.js?a=1&b=2',
  styleUri: 'https://file.example/main.css',
  cspSource: 'https://file.example',
  nonce: 'abc123',
  pageId: 'page-1',
  place: 'panel',
});

test('the policy allows our script and style, and nothing else', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.split('; ');
  assert.deepEqual(policy, [
    "default-src 'none'",
    "script-src 'nonce-abc123'",
    "style-src https://file.example 'nonce-abc123'",
  ]);
});

test('the page has one script and no style or handler of its own', () => {
  assert.equal(html.match(/<script/g)?.length, 1);
  assert.match(
    html,
    /<script nonce="abc123" src="https:\/\/file\.example\/main\.js\?a=1&amp;b=2">/,
  );
  assert.doesNotMatch(html, /<style|style=|\son\w+=/);
});

test('menus know which page they are for', () => {
  assert.match(html, /data-vscode-context="{&quot;ctqPage&quot;:&quot;page-1&quot;}"/);
});
