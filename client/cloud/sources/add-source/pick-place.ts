import { type QuickPickItem, ThemeIcon, window } from 'vscode';
import { isRegion } from '#backends/cloudwatch/regions.ts';
import { messageOf } from '#protocol/rpc.ts';
import type { Explorer } from '../../explorer.ts';
import type { SourceDraft } from './draft.ts';
import { type ProfileChoice, profileChoices, regionChoices } from './place-choices.ts';
import { answerOf, createList, pickOne } from './quick-pick.ts';
import type { Answer, StepPlace } from './steps.ts';

/** Asks whose credentials to take. */
export async function pickProfile(
  explorer: Explorer,
  draft: SourceDraft,
  place: StepPlace,
): Promise<Answer<ProfileChoice>> {
  const items = (await loadProfiles(explorer)).map((choice) => ({
    ...choice,
    iconPath: new ThemeIcon(choice.profile === undefined ? 'server-environment' : 'account'),
  }));
  const placeholder = 'Whose credentials queries take: a profile of the AWS configuration';
  const question = { title: 'Profile', placeholder, place };
  const isCurrent = ({ profile }: ProfileChoice): boolean => profile === draft.profile;
  // Before there is an answer, the first line is a better guess than the environment.
  return await pickOne(question, items, draft.profile === undefined ? () => false : isCurrent);
}

/** Without profiles there is the environment still. */
async function loadProfiles(explorer: Explorer): Promise<readonly ProfileChoice[]> {
  try {
    return profileChoices(await explorer.profiles());
  } catch (error) {
    void window.showWarningMessage(`CTQ: the AWS profiles could not be read: ${messageOf(error)}`);
    return profileChoices([]);
  }
}

interface RegionItem extends QuickPickItem {
  readonly region: string;
}

/** Asks for Regions; one that the list does not have can be typed. */
export async function pickRegions(
  draft: SourceDraft,
  place: StepPlace,
): Promise<Answer<readonly string[]>> {
  const pick = createList<RegionItem>({
    title: 'Regions',
    placeholder: 'Where the log groups are; each Region is asked',
    place,
  });
  pick.canSelectMany = true;
  const preset = draft.regions.length > 0 ? draft.regions : [draft.profileRegion ?? ''];
  const items = regionChoices(draft.regions, draft.profileRegion).map(({ id, name }) => ({
    label: id,
    description: id === draft.profileRegion ? `${name} · of the profile` : name,
    region: id,
  }));
  pick.items = items;
  pick.selectedItems = items.filter(({ region }) => preset.includes(region));
  const typing = pick.onDidChangeValue((text) => {
    const typed = text.trim();
    if (!isRegion(typed) || pick.items.some(({ region }) => region === typed)) return;
    const { selectedItems } = pick;
    pick.items = [...pick.items, { label: typed, description: 'as typed', region: typed }];
    pick.selectedItems = selectedItems;
  });
  return await answerOf(pick, {
    accept: () => {
      const chosen = pick.selectedItems.length > 0 ? pick.selectedItems : pick.activeItems;
      return chosen.length === 0 ? undefined : chosen.map(({ region }) => region);
    },
    also: [typing],
  });
}
