using System.Diagnostics;
using ElephantBoard.Rules.LiveStates;
using ElephantBoard.Rules.Questions;
using ElephantBoard.Rules.Verbs;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

/// <summary>
/// The room's rules: accepts or refuses a command in a state. Pure. There is one file per command.
/// </summary>
public static class Decide
{
    public static Decision Command(Room room, PrivateState privateState, Command command, Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(privateState);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(envelope);
        if (command.ActCase == V1.Command.ActOneofCase.None)
        {
            return Refusals.Malformed("act");
        }
        if (command.Deadline != 0 && envelope.Now > command.Deadline)
        {
            return Refusals.Create(RefusalCode.TooLate);
        }
        if (Guard.Check(Guard.Of(command.ActCase), room, envelope.Role) is { } refusal)
        {
            return refusal;
        }
        var decision = Act(room, privateState, command, envelope);
        return Completing.Complete(room, privateState.Live, decision, envelope);
    }

    private static Decision Act(Room room, PrivateState privateState, Command command, Envelope envelope) =>
        command.ActCase switch
        {
            V1.Command.ActOneofCase.Leave => Leaving.Decide(room, envelope),
            V1.Command.ActOneofCase.RemoveParticipant => Leaving.Decide(
                room,
                privateState,
                command.RemoveParticipant,
                envelope
            ),
            V1.Command.ActOneofCase.Readmit => Readmitting.Decide(room, privateState, command.Readmit, envelope),
            V1.Command.ActOneofCase.LockRoom => Locking.Decide(room, locked: true, envelope),
            V1.Command.ActOneofCase.UnlockRoom => Locking.Decide(room, locked: false, envelope),
            V1.Command.ActOneofCase.Rename => Renaming.Decide(room, privateState, command.Rename, envelope),
            V1.Command.ActOneofCase.ChangeDepartment => ChangingDepartment.Decide(
                room,
                command.ChangeDepartment,
                envelope
            ),
            V1.Command.ActOneofCase.MakeFacilitator => ChangingRole.Decide(room, command.MakeFacilitator, envelope),
            V1.Command.ActOneofCase.EndFacilitator => ChangingRole.Decide(room, command.EndFacilitator, envelope),
            V1.Command.ActOneofCase.HandOver => ChangingRole.Decide(room, command.HandOver, envelope),
            V1.Command.ActOneofCase.OfferSeat => OfferingSeat.Decide(command.OfferSeat, envelope),
            V1.Command.ActOneofCase.GoToStage => Stages.Decide(room, command.GoToStage, envelope),
            V1.Command.ActOneofCase.Reveal => Revealing.Decide(room, privateState, command.Reveal, envelope),
            V1.Command.ActOneofCase.AnnouncePour => Announcing.Decide(
                room,
                privateState,
                command.AnnouncePour,
                envelope
            ),
            V1.Command.ActOneofCase.StopPour => Announcing.Decide(room, privateState, command.StopPour, envelope),
            V1.Command.ActOneofCase.MoveElephant => Moving.Decide(room, command.MoveElephant, envelope),
            V1.Command.ActOneofCase.BringToFront => BringingToFront.Decide(room, command.BringToFront, envelope),
            V1.Command.ActOneofCase.KickOut => KickingOut.Decide(room, command.KickOut, envelope),
            V1.Command.ActOneofCase.BringBack => BringingBack.Decide(room, command.BringBack, envelope),
            V1.Command.ActOneofCase.SetAside => SettingAside.Decide(room, command.SetAside, envelope),
            V1.Command.ActOneofCase.PutBack => SettingAside.Decide(room, command.PutBack, envelope),
            V1.Command.ActOneofCase.Withdraw => Withdrawing.Decide(room, privateState, command.Withdraw),
            V1.Command.ActOneofCase.Erase => Erasing.Decide(room, privateState, command.Erase),
            V1.Command.ActOneofCase.EraseByHost => Erasing.Decide(room, command.EraseByHost, envelope),
            V1.Command.ActOneofCase.Claim => Claiming.Decide(room, privateState, command.Claim, envelope),
            V1.Command.ActOneofCase.PutDownOpenly => PuttingDown.Decide(
                room,
                privateState,
                command.PutDownOpenly,
                envelope
            ),
            V1.Command.ActOneofCase.AskQuestion => Asking.Decide(room, command.AskQuestion, envelope),
            V1.Command.ActOneofCase.CountAnswers => Counting.Decide(room, privateState, command.CountAnswers, envelope),
            V1.Command.ActOneofCase.CancelQuestion => Canceling.Decide(room, command.CancelQuestion, envelope),
            V1.Command.ActOneofCase.PutOnTable => Tables.Decide(room, privateState.Live, command.PutOnTable, envelope),
            V1.Command.ActOneofCase.TakeOffTable => Tables.Decide(privateState.Live, command.TakeOffTable),
            V1.Command.ActOneofCase.StartReading => Tables.Decide(room, privateState.Live, envelope),
            V1.Command.ActOneofCase.EndReading => Tables.End(privateState.Live),
            V1.Command.ActOneofCase.StartTimer => Timers.Decide(privateState.Live, command.StartTimer, envelope),
            V1.Command.ActOneofCase.PauseTimer => Timers.Decide(privateState.Live, command.PauseTimer, envelope),
            V1.Command.ActOneofCase.ResumeTimer => Timers.Decide(privateState.Live, command.ResumeTimer, envelope),
            V1.Command.ActOneofCase.AddMinute => Timers.Decide(privateState.Live, command.AddMinute, envelope),
            V1.Command.ActOneofCase.StopTimer => Timers.Decide(privateState.Live, command.StopTimer),
            V1.Command.ActOneofCase.RaiseHand => Hands.Raise(privateState.Live, envelope),
            V1.Command.ActOneofCase.LowerHand => Hands.Decide(privateState.Live, command.LowerHand, envelope),
            V1.Command.ActOneofCase.GiveFloor => Hands.Decide(room, privateState.Live, command.GiveFloor),
            V1.Command.ActOneofCase.ReleaseFloor => Hands.Decide(privateState.Live, command.ReleaseFloor, envelope),
            _ => throw new UnreachableException($"The act {command.ActCase} has no rules."),
        };
}
