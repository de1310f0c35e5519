import { ElephantDialog } from "../elephant/dialog";
import { KickDialog } from "../elephant/kick";
import { RewordDialog } from "../elephant/reword";
import sentences from "../gen/en.dialogs.json";
import { AskDialog } from "../question/ask";
import { addSentences } from "../t";
import { useCommandContext } from "./commandContext";
import { Invite } from "./invite";
import { LeaveDialog } from "./leave";
import { MoveDialog } from "./move";
import { DepartmentDialog, PersonDialog, RenameDialog } from "./person";
import { PrivateDialog } from "./private";
import { TimerDialog } from "./startTimer";

addSentences(sentences);

/** Shows the open dialog. */
export function Dialogs() {
  const context = useCommandContext();
  const opened = context.opened.value;
  const close = () => context.close();
  switch (opened?.what) {
    case "elephant":
    case "own":
      return <ElephantDialog key={opened.id} id={opened.id} isOwn={opened.what === "own"} close={close} />;
    case "kick":
      return <KickDialog key={opened.id} id={opened.id} close={close} />;
    case "reword":
      return <RewordDialog key={opened.id} id={opened.id} close={close} />;
    case "invite":
      return <Invite close={close} />;
    case "person":
      return <PersonDialog key={opened.participant} participant={opened.participant} close={close} />;
    case "move":
      return <MoveDialog close={close} />;
    case "rename":
      return <RenameDialog close={close} />;
    case "department":
      return <DepartmentDialog close={close} />;
    case "leave":
      return <LeaveDialog close={close} />;
    case "ask":
      return <AskDialog close={close} />;
    case "timer":
      return <TimerDialog close={close} />;
    case "private":
      return <PrivateDialog close={close} />;
    default:
      return null;
  }
}
