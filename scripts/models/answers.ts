import type { EventEntry, ServiceEvents } from './service-events.ts';

/*
 * CloudTrail leaves `responseElements` empty for calls that only read, but for those that hand out
 * credentials, say who calls, or start something whose id they answer with. Source: “CloudTrail record
 * contents” of the CloudTrail User Guide, and what records hold.
 */
const answering =
  /^(?:AssumeRole.*|Get(?:CallerIdentity|SessionToken|FederationToken|ClusterCredentials.*|CredentialsForIdentity|OpenIdToken.*|SigninToken)|StartQuery|GenerateCredentialReport|GenerateServiceLastAccessedDetails)$/;

/** The headers that S3 records of objects it handed out. */
const isHeader = /^x-amz-/;
const objects = /^(?:Get|Head)Object$/;

/** Takes the answers away that no record holds. */
export const dropUnrecordedAnswers = ({ events }: ServiceEvents): void => {
  for (const event of events.values()) {
    if (event.reads && !answering.test(event.name)) {
      events.set(event.name, { ...event, response: recorded(event) });
    }
  }
};

const recorded = ({ name, response }: EventEntry): EventEntry['response'] =>
  objects.test(name) ? response.filter((member) => isHeader.test(member.name)) : [];
