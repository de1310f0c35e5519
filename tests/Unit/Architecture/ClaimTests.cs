using System.Reflection;
using System.Threading.RateLimiting;
using ElephantBoard.Host.Keys;
using ElephantBoard.Timeline;

namespace ElephantBoard.Tests.Unit.Architecture;

/// <summary>Nothing that a caller merely claims selects what others share.</summary>
public sealed class ClaimTests
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly List<Type> OfHost =
    [
        .. typeof(AdmittedParticipant).Assembly.GetTypes().Where(type => !type.IsNested),
    ];

    [Fact]
    public void Enter1_a_limit_belongs_to_somebody_who_was_proved_or_to_an_address()
    {
        var limited = OfHost
            .SelectMany(type => type.GetFields(Everything))
            .Select(field => field.FieldType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(PartitionedRateLimiter<>))
            .Select(type => type.GetGenericArguments()[0])
            .ToList();
        Assert.True(limited.Count >= 5);
        Assert.Empty(limited.Except([typeof(AdmittedParticipant), typeof(CallerAddress)]));
    }

    [Fact]
    public void Enter1_only_admission_reads_a_token() =>
        Assert.Equal(
            [nameof(AdmittedParticipant)],
            OfHost
                .Where(type =>
                    IlReader
                        .MembersUsedBy(type)
                        .Any(member =>
                            member.DeclaringType == typeof(ParticipantToken)
                            && member.Name
                                is nameof(ParticipantToken.TryParse)
                                    or "get_Room"
                                    or "get_Participant"
                                    or "get_Hash"
                        )
                )
                .Select(type => type.Name)
        );

    [Fact]
    public void Enter1_only_admission_makes_somebody_who_was_proved() =>
        Assert.All(typeof(AdmittedParticipant).GetConstructors(Everything), made => Assert.True(made.IsPrivate));
}
