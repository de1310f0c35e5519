import { addMinute } from "./addMinute";
import { answerQuestion } from "./answerQuestion";
import { askQuestion } from "./askQuestion";
import { bringBack } from "./bringBack";
import { bringToFront } from "./bringToFront";
import { cancelQuestion } from "./cancelQuestion";
import { changeDepartment } from "./changeDepartment";
import { claim } from "./claim";
import { countAnswers } from "./countAnswers";
import { dropAnswer } from "./dropAnswer";
import { dropDraft } from "./dropDraft";
import { dropRewording } from "./dropRewording";
import { endFacilitator } from "./endFacilitator";
import { endReading } from "./endReading";
import { erase } from "./erase";
import { eraseByHost } from "./eraseByHost";
import { giveFloor } from "./giveFloor";
import { goToStage } from "./goToStage";
import { handOver } from "./handOver";
import { keepDraft } from "./keepDraft";
import { keepRewording } from "./keepRewording";
import { kickOut } from "./kickOut";
import { leave } from "./leave";
import { lockRoom } from "./lockRoom";
import { lowerHand } from "./lowerHand";
import { makeFacilitator } from "./makeFacilitator";
import { moveElephant } from "./moveElephant";
import { offerSeat } from "./offerSeat";
import { pauseTimer } from "./pauseTimer";
import { putBack } from "./putBack";
import { putDownOpenly } from "./putDownOpenly";
import { putOnTable } from "./putOnTable";
import { raiseHand } from "./raiseHand";
import { readmit } from "./readmit";
import { releaseFloor } from "./releaseFloor";
import { removeParticipant } from "./removeParticipant";
import { rename } from "./rename";
import { resumeTimer } from "./resumeTimer";
import { reveal } from "./reveal";
import { setAside } from "./setAside";
import { startReading } from "./startReading";
import { startTimer } from "./startTimer";
import { stopPour } from "./stopPour";
import { stopTimer } from "./stopTimer";
import { takeOffTable } from "./takeOffTable";
import { unlockRoom } from "./unlockRoom";
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
  startTimer,
  pauseTimer,
  resumeTimer,
  addMinute,
  stopTimer,
  raiseHand,
  lowerHand,
  giveFloor,
  releaseFloor,
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
  rename,
  changeDepartment,
  readmit,
  makeFacilitator,
  endFacilitator,
  handOver,
  removeParticipant,
  lockRoom,
  unlockRoom,
  offerSeat,
  leave,
];

/** Returns the verbs that are offered for a subject, enabled or disabled. */
export function offeredFor(at: Situation, subject: Subject): readonly Verb[] {
  return verbs.filter((verb) => verb.canExecute(at, subject).state !== "hidden");
}
