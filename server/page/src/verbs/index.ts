import { answerQuestion } from "./answerQuestion";
import { askQuestion } from "./askQuestion";
import { bringBack } from "./bringBack";
import { bringToFront } from "./bringToFront";
import { cancelQuestion } from "./cancelQuestion";
import { claim } from "./claim";
import { countAnswers } from "./countAnswers";
import { dropAnswer } from "./dropAnswer";
import { dropDraft } from "./dropDraft";
import { dropRewording } from "./dropRewording";
import { endReading } from "./endReading";
import { erase } from "./erase";
import { eraseByHost } from "./eraseByHost";
import { goToStage } from "./goToStage";
import { keepDraft } from "./keepDraft";
import { keepRewording } from "./keepRewording";
import { kickOut } from "./kickOut";
import { leave } from "./leave";
import { moveElephant } from "./moveElephant";
import { putBack } from "./putBack";
import { putDownOpenly } from "./putDownOpenly";
import { putOnTable } from "./putOnTable";
import { removeParticipant } from "./removeParticipant";
import { reveal } from "./reveal";
import { setAside } from "./setAside";
import { startReading } from "./startReading";
import { stopPour } from "./stopPour";
import { takeOffTable } from "./takeOffTable";
import type { Situation, Subject, Verb } from "./verb";
import { withdraw } from "./withdraw";

/** Every verb, in the order in which dialogs show them. A new one is a file and a line here. */
export const verbs: readonly Verb[] = [
  moveElephant,
  kickOut,
  bringBack,
  putOnTable,
  bringToFront,
  putBack,
  claim,
  keepRewording,
  dropRewording,
  keepDraft,
  dropDraft,
  putDownOpenly,
  reveal,
  stopPour,
  startReading,
  endReading,
  takeOffTable,
  askQuestion,
  answerQuestion,
  dropAnswer,
  countAnswers,
  cancelQuestion,
  goToStage,
  setAside,
  withdraw,
  erase,
  eraseByHost,
  removeParticipant,
  leave,
];

/** Returns the verbs that are offered for a subject, enabled or disabled. */
export function offeredFor(at: Situation, subject: Subject): readonly Verb[] {
  return verbs.filter((verb) => verb.canExecute(at, subject).state !== "hidden");
}
