import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { collect, completeOf, finalRows, problemsOf } from '../contract.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { delivery, localBackend, record } from './local-backend.ts';

const file = `### Calls of
# @param who = "ann"  whose calls
# @param most = "5"
filter user = "{{who}}" # of one user
| limit {{most}}

### Two words
filter eventID = "2"

### Caller
$\`Two words\`() | limit 1

### Caller of none
fields eventID
`;

/** What a query answers that stands in the file, or what is wrong with it. */
function askerOf(context: TestContext, others: Readonly<Record<string, string>> = {}) {
  const given = localBackend(context, {
    'a.json': delivery([
      record('1', { user: 'ann' }),
      record('2', { user: 'ann"s' }),
      record('3', { user: 'bob' }),
      record('4', { user: 'bob' }),
    ]),
  });
  const folder = temporaryFolder(context, others);
  return async (query: string): Promise<string> => {
    const events = await collect(given, { query, queryFile: { text: file, folder } });
    return completeOf(events).outcome === 'done'
      ? finalRows(events)
          .map(({ cells }) => cells.join(' '))
          .join(', ')
      : problemsOf(events).join();
  };
}

test('a saved query of the same file is called as a function', async (context) => {
  const ask = askerOf(context);
  const show = '| sort eventID | display eventID';
  assert.equal(await ask(`$\`Calls of\`() ${show}`), '1');
  assert.equal(await ask(`$\`Calls of\`(who = "bob") ${show}`), '3, 4');
  assert.equal(await ask(`$\`Calls of\`(who = "bob", most = 1) | display user`), 'bob');
  assert.equal(await ask(`$\`Calls of\`(who = 'ann"s') ${show}`), '2');
  assert.equal(await ask(`filter eventID in ($\`Two words\`() | fields eventID) ${show}`), '2');
});

test('a saved query may stand in another file of the folder', async (context) => {
  const ask = askerOf(context, {
    'more.ctq': '### Third\nfilter eventID = "3"\n\n### Fourth\nfilter eventID = "4"\n',
    'Alone.ctq': '# its title\nfilter eventID = "1"\n',
    'other.txt': '### Text\nfields x',
  });
  assert.equal(await ask('$Fourth() | display eventID'), '4');
  assert.equal(await ask('$Alone() | display eventID'), '1');
  assert.match(await ask('$Text()'), /^saved-query: there is no query "Text" to call/);
});

test('a call that can not be put in is refused, with the reason', async (context) => {
  const ask = askerOf(context, { 'more.ctq': '### Needs\nfilter user = "{{who}}"\n' });
  assert.match(await ask('$Nobody()'), /there is no query "Nobody" to call: .*### Nobody/);
  assert.match(await ask('$Needs()'), /gives no value for \{\{who\}\}; write \$Needs\(who = /);
  assert.match(await ask('$Needs(whom = "x")'), /has no placeholder \{\{whom\}\}/);
  assert.match(await ask('$Caller()'), /calls another one/);
});
