import type { Family } from './service.ts';

const tags = { items: [{ key: 'Name', value: '<name>' }] };

export const compute: Family = {
  ec2: {
    calls: {
      DescribeInstances: {
        request: { maxResults: 50, instancesSet: {}, filterSet: {} },
      },
      DescribeInstanceStatus: {
        request: {
          instancesSet: { items: [{ instanceId: '<instance>' }] },
          filterSet: {},
          includeAllInstances: false,
        },
      },
      DescribeInstanceAttribute: {
        request: { instanceId: '<instance>', attribute: 'userData' },
      },
      DescribeRegions: { request: { regionSet: {}, allRegions: true } },
      DescribeAvailabilityZones: {
        request: {
          availabilityZoneSet: {},
          availabilityZoneIdSet: {},
          allAvailabilityZones: false,
        },
      },
      DescribeImages: {
        request: {
          imagesSet: {},
          ownersSet: { items: [{ owner: 'amazon' }] },
          filterSet: {
            items: [{ name: 'name', valueSet: { items: [{ value: 'amzn2-ami-hvm-*' }] } }],
          },
        },
      },
      DescribeSecurityGroups: {
        request: { securityGroupSet: {}, securityGroupIdSet: {}, filterSet: {} },
        errors: {
          'Client.InvalidGroup.NotFound': "The security group '<securityGroup>' does not exist",
        },
      },
      DescribeSubnets: { request: { subnetSet: {}, filterSet: {} } },
      DescribeVpcs: { request: { vpcSet: {}, filterSet: {} } },
      DescribeVolumes: { request: { volumeSet: {}, filterSet: {} } },
      DescribeSnapshots: {
        request: {
          snapshotSet: {},
          ownersSet: { items: [{ owner: 'self' }] },
          sharedUsersSet: {},
          filterSet: {},
        },
      },
      DescribeNetworkInterfaces: { request: { networkInterfaceIdSet: {}, filterSet: {} } },
      DescribeRouteTables: { request: { routeTableIdSet: {}, filterSet: {} } },
      DescribeAddresses: { request: { publicIpsSet: {}, filterSet: {}, allocationIdsSet: {} } },
      DescribeKeyPairs: { request: { keySet: {}, filterSet: {} } },
      DescribeTags: {
        request: {
          maxResults: 1000,
          filterSet: {
            items: [{ name: 'resource-id', valueSet: { items: [{ value: '<instance>' }] } }],
          },
        },
      },
      DescribeFlowLogs: { request: { DescribeFlowLogsRequest: '' } },
      DescribeLaunchTemplates: { request: { DescribeLaunchTemplatesRequest: '' } },
      DescribeVpcEndpoints: { request: { DescribeVpcEndpointsRequest: '' } },
      RunInstances: {
        request: {
          instancesSet: {
            items: [{ imageId: '<image>', minCount: 1, maxCount: 1, keyName: '<keyPair>' }],
          },
          groupSet: { items: [{ groupId: '<securityGroup>' }] },
          instanceType: '<instanceType>',
          blockDeviceMapping: {},
          monitoring: { enabled: false },
          disableApiTermination: false,
          subnetId: '<subnet>',
          clientToken: '<uuid>',
          tagSpecificationSet: { items: [{ resourceType: 'instance', tags: tags.items }] },
        },
        response: {
          requestId: '<requestId>',
          reservationId: 'r-0<hex:16>',
          ownerId: '<account>',
          groupSet: {},
          instancesSet: {
            items: [
              {
                instanceId: '<newInstance>',
                imageId: '<image>',
                instanceState: { code: 0, name: 'pending' },
                privateDnsName: 'ip-10-0-1-<int:10-250>.<region>.compute.internal',
                keyName: '<keyPair>',
                amiLaunchIndex: 0,
                productCodes: {},
                instanceType: '<instanceType>',
                launchTime: '<milliseconds>',
                placement: { availabilityZone: '<region>a', tenancy: 'default' },
                monitoring: { state: 'disabled' },
                subnetId: '<subnet>',
                vpcId: '<vpc>',
                stateReason: { code: 'pending', message: 'pending' },
                architecture: 'x86_64',
                rootDeviceType: 'ebs',
                rootDeviceName: '/dev/xvda',
                virtualizationType: 'hvm',
                hypervisor: 'xen',
                tagSet: tags,
                groupSet: { items: [{ groupId: '<securityGroup>', groupName: 'web' }] },
                ebsOptimized: false,
              },
            ],
          },
        },
        errors: {
          'Client.VcpuLimitExceeded':
            'You have requested more vCPU capacity than your current vCPU limit of 32 allows for ' +
            'the instance bucket that the specified instance type belongs to.',
        },
      },
      StartInstances: {
        request: { instancesSet: { items: [{ instanceId: '<instance>' }] } },
        response: {
          requestId: '<requestId>',
          instancesSet: {
            items: [
              {
                instanceId: '<instance>',
                currentState: { code: 0, name: 'pending' },
                previousState: { code: 80, name: 'stopped' },
              },
            ],
          },
        },
      },
      StopInstances: {
        request: { instancesSet: { items: [{ instanceId: '<instance>' }] }, force: false },
        response: {
          requestId: '<requestId>',
          instancesSet: {
            items: [
              {
                instanceId: '<instance>',
                currentState: { code: 64, name: 'stopping' },
                previousState: { code: 16, name: 'running' },
              },
            ],
          },
        },
      },
      TerminateInstances: {
        request: { instancesSet: { items: [{ instanceId: '<instance>' }] } },
        response: {
          requestId: '<requestId>',
          instancesSet: {
            items: [
              {
                instanceId: '<instance>',
                currentState: { code: 32, name: 'shutting-down' },
                previousState: { code: 16, name: 'running' },
              },
            ],
          },
        },
      },
      CreateTags: {
        request: { resourcesSet: { items: [{ resourceId: '<instance>' }] }, tagSet: tags },
        response: { requestId: '<requestId>', _return: true },
      },
      CreateSecurityGroup: {
        request: { groupName: '<name>', groupDescription: '<name>', vpcId: '<vpc>' },
        response: { requestId: '<requestId>', _return: true, groupId: '<securityGroup>' },
      },
      AuthorizeSecurityGroupIngress: {
        request: {
          groupId: '<securityGroup>',
          ipPermissions: {
            items: [
              {
                ipProtocol: 'tcp',
                fromPort: '<port>',
                toPort: '<port>',
                groups: {},
                ipRanges: { items: [{ cidrIp: '<cidr>' }] },
                ipv6Ranges: {},
                prefixListIds: {},
              },
            ],
          },
        },
        response: { requestId: '<requestId>', _return: true },
      },
      RevokeSecurityGroupIngress: {
        request: {
          groupId: '<securityGroup>',
          ipPermissions: {
            items: [
              {
                ipProtocol: 'tcp',
                fromPort: '<port>',
                toPort: '<port>',
                groups: {},
                ipRanges: { items: [{ cidrIp: '<cidr>' }] },
                ipv6Ranges: {},
                prefixListIds: {},
              },
            ],
          },
        },
        response: { requestId: '<requestId>', _return: true, unknownIpPermissionSet: {} },
      },
      CreateKeyPair: {
        request: { keyName: '<keyPair>', keyType: 'rsa' },
        response: {
          requestId: '<requestId>',
          keyName: '<keyPair>',
          keyFingerprint: '<fingerprint>',
          keyPairId: 'key-0<hex:16>',
          keyMaterial: '<sensitiveDataRemoved>',
        },
      },
      CreateSnapshot: {
        request: { volumeId: '<volume>', description: 'nightly' },
        response: {
          requestId: '<requestId>',
          snapshotId: '<snapshot>',
          volumeId: '<volume>',
          status: 'pending',
          startTime: '<milliseconds>',
          ownerId: '<account>',
          volumeSize: '100',
          description: 'nightly',
          encrypted: true,
        },
      },
      DeleteSnapshot: {
        request: { snapshotId: '<snapshot>', force: false },
        response: { requestId: '<requestId>', _return: true },
        errors: {
          'Client.InvalidSnapshot.InUse': 'The snapshot <snapshot> is currently in use by <image>',
        },
      },
      ModifyInstanceAttribute: {
        request: { instanceId: '<instance>', disableApiTermination: { value: true } },
        response: { requestId: '<requestId>', _return: true },
      },
      CreateNetworkInterface: {
        request: {
          subnetId: '<subnet>',
          description: 'AWS Lambda VPC ENI-<function>',
          groupSet: { items: [{ groupId: '<securityGroup>' }] },
          privateIpAddressesSet: {},
        },
        response: {
          requestId: '<requestId>',
          networkInterface: {
            networkInterfaceId: '<networkInterface>',
            subnetId: '<subnet>',
            vpcId: '<vpc>',
            availabilityZone: '<region>a',
            description: 'AWS Lambda VPC ENI-<function>',
            ownerId: '<account>',
            requesterManaged: false,
            status: 'pending',
            privateIpAddress: '10.0.1.<int:10-250>',
            sourceDestCheck: true,
          },
        },
      },
      DeleteNetworkInterface: {
        request: { networkInterfaceId: '<networkInterface>' },
        response: { requestId: '<requestId>', _return: true },
      },
      DeleteFlowLogs: {
        request: { DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: '<flowLog>' } } },
        response: {
          DeleteFlowLogsResponse: {
            unsuccessful: '',
            xmlns: 'http://ec2.amazonaws.com/doc/2016-11-15/',
            requestId: '<requestId>',
          },
        },
      },
    },
  },

  autoscaling: {
    calls: {
      DescribeAutoScalingGroups: {
        request: { autoScalingGroupNames: ['<autoScalingGroup>'], maxRecords: 100 },
      },
      DescribeAutoScalingInstances: { request: { instanceIds: ['<instance>'] } },
      DescribeScalingActivities: { request: { autoScalingGroupName: '<autoScalingGroup>' } },
      SetDesiredCapacity: {
        request: {
          autoScalingGroupName: '<autoScalingGroup>',
          desiredCapacity: '<int:2-6>',
          honorCooldown: false,
        },
      },
      UpdateAutoScalingGroup: {
        request: { autoScalingGroupName: '<autoScalingGroup>', minSize: 2, maxSize: 8 },
      },
    },
  },

  elasticloadbalancing: {
    apiVersion: '2015-12-01',
    calls: {
      DescribeLoadBalancers: { request: { pageSize: 400 } },
      DescribeTargetGroups: { request: { pageSize: 400 } },
      DescribeTargetHealth: {
        request: {
          targetGroupArn:
            'arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<targetGroup>',
        },
        errors: { TargetGroupNotFound: 'One or more target groups not found' },
      },
      RegisterTargets: {
        request: {
          targetGroupArn:
            'arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<targetGroup>',
          targets: [{ id: '<instance>' }],
        },
      },
      DeregisterTargets: {
        request: {
          targetGroupArn:
            'arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<targetGroup>',
          targets: [{ id: '<instance>' }],
        },
      },
    },
  },
};
