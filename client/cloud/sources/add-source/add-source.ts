import { ThemeIcon, type Uri, window, workspace } from 'vscode';
import type { ClientContext } from '../../../context.ts';
import { settings } from '../../../settings.ts';
import type { ChosenSource } from '../../../sources/active-source.ts';
import {
  emptyDraft,
  nameProblem,
  type SettingScope,
  type SourceDraft,
  type SourceKind,
  suggestedName,
} from './draft.ts';
import { pickLogGroups } from './pick-log-groups.ts';
import { pickProfile, pickRegions } from './pick-place.ts';
import { answerOf, createBox, pickOne } from './quick-pick.ts';
import { saveSource } from './save-source.ts';
import { type Answer, askInSteps, type Step, type StepPlace } from './steps.ts';

/** Guides through a new source, writes it into the settings and makes it the active one. */
export async function addSource(context: ClientContext): Promise<ChosenSource | undefined> {
  const draft = await askInSteps(stepsOf(context), emptyDraft);
  if (draft === undefined) return undefined;
  return await saveSource(context, draft);
}

type DraftStep = Step<SourceDraft>;

function stepsOf({ explorer }: ClientContext): readonly DraftStep[] {
  const isCloud = ({ kind }: SourceDraft): boolean => kind === 'cloudwatch';
  return [
    { applies: () => true, ask: askKind },
    { applies: ({ kind }) => kind === 'folder' || kind === 'file', ask: askPath },
    {
      applies: isCloud,
      ask: async (draft, place) =>
        adding(draft, await pickProfile(explorer, draft, place), ({ profile, region }) => ({
          profile,
          profileRegion: region,
        })),
    },
    {
      applies: isCloud,
      ask: async (draft, place) =>
        adding(draft, await pickRegions(draft, place), (regions) => ({ regions })),
    },
    {
      applies: isCloud,
      ask: async (draft, place) =>
        adding(draft, await pickLogGroups(explorer, draft, place), (logGroups) => ({ logGroups })),
    },
    { applies: () => true, ask: askName },
    { applies: () => workspace.workspaceFolders !== undefined, ask: askScope },
  ];
}

/** The draft with what was answered. */
function adding<Value>(
  draft: SourceDraft,
  answer: Answer<Value>,
  changes: (value: Value) => Partial<SourceDraft>,
): Answer<SourceDraft> {
  return answer.kind === 'answer'
    ? { kind: 'answer', value: { ...draft, ...changes(answer.value) } }
    : answer;
}

const kinds: readonly {
  readonly source: SourceKind;
  readonly label: string;
  readonly description: string;
  readonly iconPath: ThemeIcon;
}[] = [
  {
    source: 'cloudwatch',
    label: 'CloudWatch Log Groups',
    description: 'Queries run at AWS, and are paid for by the gigabyte',
    iconPath: new ThemeIcon('cloud'),
  },
  {
    source: 'folder',
    label: 'Folder',
    description: 'CloudTrail files on this machine, with all folders in it',
    iconPath: new ThemeIcon('folder-opened'),
  },
  {
    source: 'file',
    label: 'File',
    description: 'One .json, .json.gz or .jsonl file',
    iconPath: new ThemeIcon('file'),
  },
];

async function askKind(draft: SourceDraft, place: StepPlace): Promise<Answer<SourceDraft>> {
  const question = { title: 'Add Source', placeholder: 'Where the events are', place };
  const answer = await pickOne(question, kinds, ({ source }) => source === draft.kind);
  return adding(draft, answer, ({ source }) => ({ kind: source }));
}

/** The dialogue of the system has no way back, so whoever leaves it is asked for the kind again. */
async function askPath(draft: SourceDraft): Promise<Answer<SourceDraft>> {
  const isFolder = draft.kind === 'folder';
  const uris: readonly Uri[] | undefined = await window.showOpenDialog({
    title: 'CTQ: Add Source',
    canSelectFolders: isFolder,
    canSelectFiles: !isFolder,
    openLabel: 'Use as Source',
    ...(isFolder ? {} : { filters: { CloudTrail: ['json', 'gz', 'jsonl'], All: ['*'] } }),
  });
  const path = uris?.[0]?.fsPath;
  return path === undefined ? { kind: 'back' } : { kind: 'answer', value: { ...draft, path } };
}

async function askName(draft: SourceDraft, place: StepPlace): Promise<Answer<SourceDraft>> {
  const taken = Object.keys(settings.sources());
  const placeholder = 'What queries call it: # @source NAME';
  const box = createBox({ title: 'Name of the Source', placeholder, place });
  box.value = draft.name ?? suggestedName(draft, taken);
  const check = (): void => {
    box.validationMessage = nameProblem(box.value, taken);
  };
  check();
  const answer = await answerOf(box, {
    accept: () => (nameProblem(box.value, taken) === undefined ? box.value.trim() : undefined),
    also: [box.onDidChangeValue(check)],
  });
  return adding(draft, answer, (name) => ({ name }));
}

const scopes: readonly {
  readonly scope: SettingScope;
  readonly label: string;
  readonly description: string;
}[] = [
  {
    scope: 'workspace',
    label: 'Workspace Settings',
    description: 'For this workspace, and whoever shares it',
  },
  { scope: 'user', label: 'User Settings', description: 'For all workspaces of yours' },
];

async function askScope(draft: SourceDraft, place: StepPlace): Promise<Answer<SourceDraft>> {
  const question = { title: 'Where to Save', placeholder: 'The settings that will have it', place };
  const answer = await pickOne(question, scopes, ({ scope }) => scope === draft.scope);
  return adding(draft, answer, ({ scope }) => ({ scope }));
}
