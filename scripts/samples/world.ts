/** The made-up company: its accounts, where they work, and what they own. */

export type AccountName = keyof typeof accounts;
export type Region = 'us-east-1' | 'eu-west-1' | 'us-west-2' | 'sa-east-1';
export type Place = `${AccountName}/${Region}`;

/** Account ids that AWS's documentation uses for examples. */
export const accounts = {
  production: '123456789012',
  development: '444455556666',
  security: '111122223333',
} as const;

/** Other people's accounts: a vendor who is meant to have access, and one who is not. */
export const outsiders = { vendor: '777788889999', stranger: '999999999999' } as const;

/** The name and the region of a place. */
export function splitPlace(place: Place): {
  readonly account: AccountName;
  readonly region: Region;
} {
  const [account, region] = place.split('/');
  if (!isAccountName(account) || !isRegion(region)) throw new Error(`no such place: ${place}`);
  return { account, region };
}

function isAccountName(text: string | undefined): text is AccountName {
  return text !== undefined && Object.hasOwn(accounts, text);
}

function isRegion(text: string | undefined): text is Region {
  return regions.some((region) => region === text);
}

export const regions: readonly Region[] = ['us-east-1', 'eu-west-1', 'us-west-2', 'sa-east-1'];

/** Names that each account chooses from: `<bucket>` in a template is one of the account's own. */
export const namesByAccount: Readonly<
  Record<string, Readonly<Record<AccountName, readonly string[]>>>
> = {
  bucket: {
    production: [
      'shop-assets-us-east-1',
      'orders-archive',
      'customer-data-prod',
      'target-s3-bucket',
    ],
    development: ['dev-artifacts', 'dev-sandbox', 'dev-terraform-state'],
    security: ['org-cloudtrail-logs', 'org-config-history', 'org-vpc-flow-logs'],
  },
  user: {
    production: ['alice', 'bob', 'echo', 'ci-deploy'],
    development: ['maria', 'juan', 'ci-deploy-dev'],
    security: ['auditor'],
  },
  role: {
    production: ['order-intake', 'web-tier', 'media-uploader', 'nightly-report'],
    development: ['sandbox-lambda', 'github-actions', 'web-tier'],
    security: ['audit-reader', 'log-shipper'],
  },
};

/** Names that every account has. */
export const names: Readonly<Record<string, readonly string[]>> = {
  function: ['order-intake', 'thumbnail-maker', 'invoice-mailer', 'nightly-report'],
  table: ['orders', 'customers', 'sessions', 'inventory'],
  queue: ['orders', 'invoices', 'orders-dead-letter'],
  topic: ['order-events', 'ops-alarms'],
  db: ['shop-primary', 'shop-replica', 'reporting'],
  dbCluster: ['shop-aurora'],
  warehouse: ['reporting-warehouse'],
  cache: ['session-cache'],
  ecsCluster: ['shop'],
  ecsService: ['checkout', 'catalogue', 'search'],
  eksCluster: ['platform'],
  repository: ['shop/checkout', 'shop/catalogue', 'shop/search'],
  secret: ['shop/db-password', 'shop/payment-api', 'ops/pager'],
  parameter: ['/shop/feature-flags', '/shop/endpoints', '/ops/on-call'],
  logGroup: [
    '/aws/lambda/order-intake',
    '/aws/lambda/thumbnail-maker',
    '/ecs/checkout',
    '/ecs/search',
  ],
  stack: ['shop-network', 'shop-data', 'shop-frontend'],
  alarm: ['checkout-5xx', 'orders-queue-age', 'db-cpu'],
  dashboard: ['Shop', 'Costs'],
  workgroup: ['primary', 'analysts'],
  crawler: ['orders-crawler'],
  job: ['orders-to-parquet', 'customers-dedupe'],
  pipeline: ['shop-release'],
  project: ['shop-build', 'shop-tests'],
  stream: ['click-stream'],
  deliveryStream: ['click-stream-to-s3'],
  api: ['a1b2c3d4e5'],
  stateMachine: ['order-fulfilment'],
  rule: ['nightly-report', 'cleanup-snapshots'],
  targetGroup: ['shop-web/73e2d6bc24d8a067'],
  autoScalingGroup: ['web-tier'],
  keyPair: ['ops-2021'],
  domain: ['shop.example.com', 'www.example.com'],
  userPool: ['Shoppers'],
  vault: ['Default', 'nightly'],
  webAcl: ['shop-front'],
  configRule: ['s3-bucket-public-read-prohibited', 'iam-user-mfa-enabled', 'encrypted-volumes'],
  instanceType: ['t3.medium', 'm5.large', 'c5.xlarge'],
};

/** Things with an id: how many each account has in a region, and how an id looks. */
export const things: Readonly<Record<string, { readonly prefix: string; readonly count: number }>> =
  {
    instance: { prefix: 'i-0', count: 3 },
    image: { prefix: 'ami-0', count: 2 },
    volume: { prefix: 'vol-0', count: 4 },
    snapshot: { prefix: 'snap-0', count: 4 },
    vpc: { prefix: 'vpc-0', count: 1 },
    subnet: { prefix: 'subnet-0', count: 3 },
    securityGroup: { prefix: 'sg-0', count: 3 },
    networkInterface: { prefix: 'eni-0', count: 4 },
    routeTable: { prefix: 'rtb-0', count: 2 },
    allocation: { prefix: 'eipalloc-0', count: 2 },
    flowLog: { prefix: 'fl-0', count: 1 },
    fileSystem: { prefix: 'fs-0', count: 1 },
  };
