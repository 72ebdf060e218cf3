import { isAbsolute } from 'node:path';
import { type SourceFacts, sourceFacts } from '../describe-source.ts';
import type { SourceNode } from './tree-nodes.ts';

/** The active source, as it is called and shown. */
interface Active {
  readonly nameOrPath: string;
  readonly label: string;
}

/** The sources of the setting in its order; the active one on top where it is none of these. */
export function rootNodes(
  sources: Readonly<Record<string, unknown>>,
  active: Active | undefined,
): readonly SourceNode[] {
  const named = Object.entries(sources).map(([name, entry]) => ({
    ...sourceNode(name, sourceFacts(name, entry)),
    isActive: active?.nameOrPath === name,
    isNamed: true,
  }));
  if (active === undefined || named.some(({ isActive }) => isActive)) return named;
  const { nameOrPath, label } = active;
  const facts: SourceFacts = isAbsolute(nameOrPath)
    ? { kind: 'local', path: nameOrPath }
    : { kind: 'wrong', message: `the setting ctq.sources has no source "${nameOrPath}"` };
  const chosen = { ...sourceNode(nameOrPath, facts), label, isActive: true, isNamed: false };
  return [chosen, ...named];
}

function sourceNode(
  nameOrPath: string,
  facts: SourceFacts,
): Omit<SourceNode, 'isActive' | 'isNamed'> {
  // A slash in a name must not make it look like a line below another.
  const id = `source:${encodeURIComponent(nameOrPath)}`;
  return { kind: 'source', id, nameOrPath, label: nameOrPath, facts };
}
