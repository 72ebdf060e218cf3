const readingVerbs =
  /^(?:(?:Admin)?(?:BatchGet|BatchDescribe|BatchCheck|BatchDetect|BatchRead|Check|Compare|Count|Decode|Describe|Detect|Discover|Download|Estimate|Filter|Get|Head|Is|List|Lookup|Poll|Preview|Query|Read|Receive|Resolve|Retrieve|Scan|Search|Select|Simulate|Test|Validate|Verify|View))(?=[A-Z0-9]|$)/;

/** Verbs of reading in calls that CloudTrail records as writing. */
const writing: ReadonlySet<string> = new Set([
  'TestInvokeMethod',
  'TestInvokeAuthorizer',
  'TestFailover',
  'TestMigration',
]);

/** Calls that read, whatever their names say. */
const reading: ReadonlySet<string> = new Set([
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateMac',
  'GenerateRandom',
  'GenerateCredentialReport',
  'GenerateServiceLastAccessedDetails',
  'ReEncrypt',
  'Sign',
  'VerifyMac',
  'DeriveSharedSecret',
  'StartQuery',
  'StopQuery',
  'TransactGetItems',
  'BatchGetItem',
  'ConverseStream',
  'Converse',
  'InvokeModel',
  'InvokeModelWithResponseStream',
]);

/** Whether a call only reads, as its verb says, with what CloudTrail's `readOnly` says otherwise. */
export const onlyReads = (eventName: string): boolean =>
  reading.has(eventName) || (readingVerbs.test(eventName) && !writing.has(eventName));
