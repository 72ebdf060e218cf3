import type { CloudPlace } from '#protocol/cloud.ts';
import { accountOf, describeSource, shortLogGroup } from '../describe-source.ts';
import { logGroupText } from '../log-group-text.ts';
import type {
  LogGroupNode,
  LogStreamNode,
  PlaceNode,
  ProblemNode,
  SavedQueryNode,
  SourceNode,
  TreeNode,
} from './tree-nodes.ts';

/** How a line is shown. */
export interface NodeView {
  readonly label: string;
  readonly description?: string;
  /** The name of a codicon. */
  readonly icon: string;
  readonly tooltip?: string;
  /** What menus choose their commands by. */
  readonly context: string;
  readonly opens: 'no' | 'collapsed' | 'expanded';
  /** Said instead of label and description, where the icon says something that these do not. */
  readonly spoken?: string;
  /** The command that choosing the line runs, on the line itself. */
  readonly command?: { readonly id: string; readonly title: string };
}

export function viewOf(node: TreeNode): NodeView {
  switch (node.kind) {
    case 'source':
      return sourceView(node);
    case 'path':
      return { label: node.path, icon: 'folder', tooltip: node.location, ...leaf('path') };
    case 'place':
      return placeView(node);
    case 'logGroup':
      return logGroupView(node);
    case 'logStream':
      return logStreamView(node);
    case 'savedQueries':
      return {
        label: 'Saved Queries',
        icon: 'bookmark',
        context: 'savedQueries',
        opens: 'collapsed',
      };
    case 'savedQueryFolder':
      return { label: node.label, icon: 'folder', context: 'savedQueryFolder', opens: 'collapsed' };
    case 'savedQuery':
      return savedQueryView(node);
    case 'more':
      return {
        label: 'More log streams…',
        icon: 'ellipsis',
        ...leaf('more'),
        command: { id: 'ctq.sources.more', title: 'Load More' },
      };
    case 'problem':
      return problemView(node);
  }
}

/** A mistake in the settings is mended there; all else may go well another time. */
function problemView({ message, above }: ProblemNode): NodeView {
  const isMistake = above.kind === 'source' && above.facts.kind === 'wrong';
  const remedy = isMistake ? 'Choose this to edit the settings.' : 'Choose this to try again.';
  return {
    label: message,
    icon: 'error',
    tooltip: `${message}\n${remedy}`,
    ...leaf('problem'),
    spoken: `Error: ${message}. ${remedy}`,
    command: isMistake
      ? { id: 'ctq.sources.edit', title: 'Edit in Settings' }
      : { id: 'ctq.sources.refresh', title: 'Try Again' },
  };
}

function leaf(context: string): Pick<NodeView, 'context' | 'opens'> {
  return { context, opens: 'no' };
}

const sourceIcons = { local: 'folder-library', cloudwatch: 'cloud', wrong: 'warning' } as const;

function sourceView({ label, facts, isActive, isNamed, nameOrPath }: SourceNode): NodeView {
  const what = describeSource(facts);
  const description = isActive ? `active · ${what}` : what;
  const wrong = facts.kind === 'wrong' ? [facts.message] : [];
  const use = isActive ? ['Queries without an @source of their own run here.'] : [];
  return {
    label,
    description,
    icon: sourceIcons[facts.kind],
    tooltip: [nameOrPath, ...(wrong.length > 0 ? wrong : [what]), ...use].join('\n'),
    context: ['source', isNamed ? 'named' : 'unnamed', isActive ? 'active' : 'other'].join('.'),
    opens: 'collapsed',
    spoken: `${label}, ${facts.kind === 'wrong' ? `wrong: ${facts.message}` : description}`,
  };
}

function placeView({ place, isOnly }: PlaceNode): NodeView {
  return {
    label: place.region,
    description: place.profile ?? 'environment',
    icon: 'globe',
    tooltip: placeText(place),
    context: 'place',
    // There would be nothing else to see; what is below is loaded then, as the source was opened.
    opens: isOnly ? 'expanded' : 'collapsed',
  };
}

function placeText({ profile, region }: CloudPlace): string {
  const as = profile === undefined ? 'credentials of the environment' : `profile ${profile}`;
  return `${region}, ${as}`;
}

function logGroupView({ identifier, place, details, isUnsure }: LogGroupNode): NodeView {
  const account = accountOf(identifier);
  const label = shortLogGroup(identifier);
  const lines = [
    identifier,
    ...(account === undefined ? [] : [`Account ${account}`]),
    placeText(place),
  ];
  const common = { label, context: 'logGroup', opens: 'collapsed' } as const;
  if (details !== undefined) {
    const description = logGroupText(details);
    return {
      ...common,
      description,
      icon: 'database',
      tooltip: [...lines, description].join('\n'),
    };
  }
  if (isUnsure) return { ...common, icon: 'database', tooltip: lines.join('\n') };
  const description = 'not found';
  const tooltip = [...lines, 'There is no such log group, or it may not be listed.'].join('\n');
  return { ...common, description, icon: 'warning', tooltip, spoken: `${label}, ${description}` };
}

function logStreamView({ stream: { name, lastEvent } }: LogStreamNode): NodeView {
  const time = lastEvent === undefined ? 'no events' : timeText(lastEvent);
  return {
    label: name,
    description: time,
    icon: 'list-flat',
    tooltip:
      lastEvent === undefined ? `${name}\nIt has no events.` : `${name}\nLatest event: ${time}`,
    ...leaf('logStream'),
  };
}

/** UTC, as everywhere: `2022-02-12 08:30:00 UTC`. */
function timeText(milliseconds: number): string {
  const time = new Date(milliseconds);
  if (Number.isNaN(time.getTime())) return 'at an unknown time';
  return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** A tooltip is no place to read a long query. */
const longestTooltip = 1000;

function savedQueryView({ label, savedQuery: { query } }: SavedQueryNode): NodeView {
  const { name, text } = query;
  const shown = text.length > longestTooltip ? `${text.slice(0, longestTooltip)}…` : text;
  return {
    label,
    icon: 'bookmark',
    tooltip: `${name}\n\n${shown}`,
    ...leaf('savedQuery'),
    command: { id: 'ctq.openSavedQuery', title: 'Open' },
  };
}
