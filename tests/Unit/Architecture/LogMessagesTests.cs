using System.Reflection;
using ElephantBoard.Host.Telemetry;
using Microsoft.Extensions.Logging;

namespace ElephantBoard.Tests.Unit.Architecture;

/// <summary>The log as a catalogue: an operator can look each message up by its id.</summary>
public sealed class LogMessagesTests
{
    private static readonly List<(MethodInfo Method, LoggerMessageAttribute Message)> All =
    [
        .. typeof(LogMessages)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => (method, method.GetCustomAttribute<LoggerMessageAttribute>()!))
            .Where(pair => pair.Item2 is not null),
    ];

    [Fact]
    public void Tele5_every_log_message_is_in_one_file_with_an_id_and_a_name_of_its_own()
    {
        Assert.NotEmpty(All);
        Assert.All(All, one => Assert.Equal(typeof(LogMessages), one.Method.DeclaringType));
        Assert.DoesNotContain(0, All.Select(one => one.Message.EventId));
        Assert.Equal(All.Count, All.Select(one => one.Message.EventId).Distinct().Count());
        Assert.All(All, one => Assert.Equal(one.Method.Name, one.Message.EventName));
    }

    [Fact]
    public void Tele5_what_an_operator_must_act_on_is_a_warning_and_takes_the_fault()
    {
        foreach (
            var (method, message) in All.Where(one => one.Method.Name.EndsWith("Failed", StringComparison.Ordinal))
        )
        {
            Assert.True(message.Level >= LogLevel.Warning);
            Assert.Contains(
                method.GetParameters(),
                parameter => parameter.ParameterType == typeof(Exception) || parameter.Name == "stack"
            );
        }
    }
}
