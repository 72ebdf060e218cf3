import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fieldEntries,
  fieldEntry,
  fieldsWithin,
  isBooleanField,
} from '../../../core/language/catalogue/fields.ts';

test('a position in a list stands for every position', () => {
  assert.equal(fieldEntry('resources.0.ARN')?.name, 'resources.N.ARN');
  assert.equal(
    fieldEntry('requestParameters.ipPermissions.items.1.ipRanges.items.12.cidrIp')?.name,
    'requestParameters.ipPermissions.items.N.ipRanges.items.N.cidrIp',
  );
});

test('a name that varies is found', () => {
  const path = 'userIdentity.sessionContext.webIdFederationData.attributes.aud';
  assert.ok(fieldEntry(path)?.name.endsWith('attributes.*'));
});

test('field names regard case, and nothing is found for names of every object', () => {
  assert.equal(fieldEntry('eventname'), undefined);
  for (const name of ['__proto__', 'constructor', 'toString', '', '.', '0', 'resources.x.ARN']) {
    assert.equal(fieldEntry(name), undefined, name);
  }
});

test('a name that holds fields lists them', () => {
  assert.deepEqual(fieldsWithin('tlsDetails'), [
    'tlsDetails.tlsVersion',
    'tlsDetails.cipherSuite',
    'tlsDetails.clientProvidedHostHeader',
    'tlsDetails.keyExchange',
  ]);
  assert.deepEqual(fieldsWithin('eventName'), []);
  assert.equal(fieldsWithin('resources.3').length, 3);
});

test('the JSON booleans of a record are known', () => {
  assert.ok(isBooleanField('readOnly'));
  assert.ok(isBooleanField('managementEvent'));
  assert.ok(!isBooleanField('userIdentity.sessionContext.attributes.mfaAuthenticated'));
});

test('no field is listed twice, and each says what it means', () => {
  const names = fieldEntries.map(({ name }) => name);
  assert.deepEqual(new Set(names).size, names.length);
  for (const { name, meaning } of fieldEntries) assert.match(meaning, /^[A-Z].*\.$/, name);
});

test('every top-level field of a record is known', () => {
  const record =
    'eventVersion userIdentity eventTime eventSource eventName awsRegion sourceIPAddress userAgent errorCode errorMessage requestParameters responseElements additionalEventData requestID eventID eventType apiVersion managementEvent readOnly resources recipientAccountId serviceEventDetails sharedEventID vpcEndpointId vpcEndpointAccountId eventCategory addendum sessionCredentialFromConsole edgeDeviceDetails tlsDetails insightDetails eventContext';
  for (const name of record.split(' ')) {
    assert.ok(fieldEntry(name) !== undefined || fieldsWithin(name).length > 0, name);
  }
});
