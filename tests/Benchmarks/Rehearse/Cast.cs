namespace ElephantBoard.Benchmarks.Rehearse;

/// <summary>The roles of a rehearsal and their elephants. All are fictional.</summary>
internal static class Cast
{
    public const string Room = "Why technical deals slip";
    public const string Concern = "Win one technical deal in three, not one in five.";
    public const string Prompt = "What happens between us that costs us deals, and that nobody says?";

    public static readonly string[] Departments = ["Sales", "Engineering", "Sales engineering"];

    /// <summary>Name and department (1 and up).</summary>
    public static readonly (string Name, uint Department)[] People =
    [
        ("Sales director", 1),
        ("Engineering manager", 2),
        ("SE lead", 3),
        ("Account executive, enterprise", 1),
        ("Staff engineer, platform", 2),
        ("Solutions architect", 3),
        ("Account executive, mid-market", 1),
        ("Backend engineer", 2),
        ("Sales engineer, EMEA", 3),
        ("Inside sales rep", 1),
        ("Frontend engineer", 2),
        ("Sales engineer, Americas", 3),
    ];

    /// <summary>Text, what it hurts (a sum of 1, 2, 4), and the departments between which it stands.</summary>
    public static readonly (string Text, uint Hurts, uint[] Between)[] Elephants =
    [
        ("When I say \"I'll ask\", the answer comes after the customer has signed with someone else.", 4, [1, 2]),
        ("I stopped asking for dates. I guess one, and then I hide that it was a guess.", 5, [1, 2]),
        ("Security questionnaires: nine working days for forty questions we have answered before.", 4, [2, 3]),
        ("Two deals this quarter waited for one person's yes. Nobody knows who the deputy is.", 4, [1, 2]),
        ("I am paid on bookings. What happens after the signature is not on my sheet.", 1, [1, 2]),
        ("The roadmap slides on the drive are from March. I still show them.", 4, [1, 2]),
        ("We lose to the smaller vendor and pick \"price\", because the field is mandatory.", 6, [1, 3]),
        ("I don't bring engineers to customers. Last time one said \"that will never scale\".", 5, [1, 2]),
        ("We hear of the promise when the ticket already says \"customer commit, P0\".", 3, [1, 2]),
        ("Three \"just this once\" features since January. Each has one user.", 2, [1, 2]),
        ("We double every estimate, because it is halved in the call.", 1, [1, 2]),
        ("Sales has never seen our on-call rota. We have never read a lost-deal note.", 1, [1, 2]),
        ("The demo environment runs a branch that was never merged.", 6, [2, 3]),
        ("Reworking the price engine has been \"next quarter\" for six quarters.", 2, [2]),
        ("Wir sagen im Meeting ja und im Chat danach nein. 🙃", 1, []),
        ("Our bonus counts roadmap items shipped, not whether anybody bought them.", 3, [1, 2]),
        ("I am the translator. When both sides are angry, they are angry at me.", 1, [1, 2]),
        ("I demo with seeded data. The first real import takes four days, and I know it.", 4, [2, 3]),
        ("I write the scope, sales edits it, engineering reads a third version.", 5, []),
        ("Our RFP answers live in eleven people's mailboxes.", 4, [2, 3]),
        ("I am called into the deal at the demo, when the promise is already made.", 5, [1, 3]),
        ("We have two definitions of \"supported\". The customer reads the other one.", 4, [2, 3]),
        ("Nobody calls the customers we lost. I asked twice.", 6, [1, 3]),
        ("A discount is approved in an hour. A technical yes takes eleven days.", 4, [1, 2]),
        ("نقول نعم في الاجتماع ولا في الممر.", 1, []),
        ("Two roadmaps, one customer.", 1, [1, 2]),
        ("Tickets instead of talking.", 1, [1, 2]),
        ("Margins are a secret to us.", 4, [1, 2]),
        ("見積もりは希望で、約束ではない。", 1, [1, 2]),
        ("Lost deals are nobody's.", 4, []),
        ("The date is a wish, and everybody nods.", 1, []),
        ("Every pilot becomes production without anyone deciding it.", 2, [2, 3]),
        ("The best engineer left after the third escalation. We said \"personal reasons\".", 1, [2]),
        ("We celebrate the signature and skip the hand-over.", 5, [1, 3]),
        ("Support learns of the new contract from the customer.", 4, []),
        ("One customer's feature request has had three owners, and none today.", 2, [1, 2]),
        ("I write \"we will look into it\" when I mean no.", 5, []),
        ("Nobody reads the design document before the meeting about it.", 3, [2]),
        ("The pricing sheet has a tab that only two people understand.", 4, [1]),
        ("We count meetings with customers, not what we learned in them.", 6, [1, 3]),
    ];
}
