import { deepEqual, equal, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { silentDialogue } from '../../../backends/backend.ts';
import { awsConnections } from '../../../backends/cloudwatch/aws/connect.ts';
import { type CloudExplorer, createExplorer } from '../../../backends/cloudwatch/explorer.ts';
import { memoryLedger } from '../../../backends/cloudwatch/ledger/ledger.ts';
import { type Fault, faultsInTurn } from '../stand-in/faults/faults.ts';
import { createStandIn, type StandIn, usualKey } from '../stand-in/stand-in.ts';
import { virtualClock } from '../stand-in/virtual-clock.ts';
import { memoryLimits } from '../../../backends/cloudwatch/limits/memory-limits.ts';

const place = { profile: undefined, region: 'us-east-1' };
const query = { id: undefined, name: 'q', text: 'limit 1', logGroups: [], parameters: [] };

function explorerWith(...faults: readonly Fault[]): {
  readonly standIn: StandIn;
  readonly explorer: CloudExplorer;
} {
  const clock = virtualClock(Date.UTC(2022, 1, 18));
  const standIn = createStandIn({ clock, faults: faultsInTurn(faults) });
  standIn.cloud.place('123456789012', 'us-east-1').addGroup({ name: 'trail' });
  const { handler: requestHandler } = standIn;
  const connect = awsConnections(silentDialogue, {
    requestHandler,
    credentials: async () => usualKey,
  });
  const ledger = memoryLedger();
  return {
    standIn,
    explorer: createExplorer({
      connect,
      limits: memoryLimits(clock),
      ledger,
      clock,
      profiles: async () => [],
    }),
  };
}

const throttled: Fault = { kind: 'throttled' };
const lost: Fault = { kind: 'cut', when: 'after' };

test('lists are asked for again while it may help', async () => {
  const { explorer, standIn } = explorerWith(throttled, { kind: 'expired' }, lost);
  const { items } = await explorer.logGroups({ place, search: {} });
  deepEqual(
    items.map(({ name }) => name),
    ['trail'],
  );
  equal(standIn.requests.length, 4);
});

test('patience ends', async () => {
  const { explorer, standIn } = explorerWith(throttled, throttled, throttled, throttled);
  await rejects(async () => await explorer.savedQueries({ place, search: {} }), {
    kind: 'throttled',
  });
  equal(standIn.requests.length, 4);
});

test('what can’t help is not tried', async () => {
  const { explorer, standIn } = explorerWith({ kind: 'denied' });
  await rejects(async () => await explorer.logStreams({ place, search: { logGroup: 'trail' } }), {
    kind: 'denied',
  });
  equal(standIn.requests.length, 1);
});

test('a query is saved once, answered or not', async () => {
  const { explorer, standIn } = explorerWith(throttled, lost);
  await rejects(async () => await explorer.saveQuery({ place, query }), { kind: 'network' });
  equal(standIn.requests.length, 2);
  const { items } = await explorer.savedQueries({ place, search: {} });
  equal(items.length, 1);
  equal(await explorer.deleteSavedQuery({ place, id: items[0]?.id ?? '' }), true);
});

test('fields and the ledger are passed on', async () => {
  const { explorer } = explorerWith();
  deepEqual(await explorer.logFields({ place, logGroup: 'trail' }), []);
  deepEqual(await explorer.ledger({ since: 0 }), []);
});
