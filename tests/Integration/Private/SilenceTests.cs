using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>What the server says of a whole session: its log, its metrics, the exceptions that it throws on the way.</summary>
public sealed class SilenceTests
{
    [Fact]
    public async Task Anon5_a_session_leaves_no_text_name_token_or_code_in_logs_metrics_and_exceptions()
    {
        var told = new Told();
        using var metrics = told.Metrics();
        AppDomain.CurrentDomain.FirstChanceException += told.OnException;
        IEnumerable<string> secrets;
        await using (
            var server = await RunningServer.StartAsync(services => services.AddLogging(log => log.AddProvider(told)))
        )
        {
            var session = await PrivateSession.SpotAsync(server);
            await session.FinishAsync();
            await ProvokeAsync(server, session);
            secrets =
            [
                .. PrivateSession.Texts,
                .. PrivateSession.People.Where(name => name != "Facilitator"),
                session.Code,
                session.Host.Token,
                "zqx",
            ];
        }
        AppDomain.CurrentDomain.FirstChanceException -= told.OnException;
        Assert.NotEmpty(told.Lines);
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(told.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Anon5_a_planted_line_is_found()
    {
        var told = new Told();
        told.Log(LogLevel.Warning, default, PrivateSession.Texts[0], null, (text, _) => "somebody kept " + text);
        Assert.Contains(told.Lines, line => line.Contains("zqx", StringComparison.Ordinal));
    }

    /// <summary>Things that go wrong tell more than things that go right.</summary>
    private static async Task ProvokeAsync(RunningServer server, PrivateSession session)
    {
        foreach (var body in new[] { "{", "{\"name\":7}", "{\"name\":\"zqx \\ud800\"}", "[]" })
        {
            using var content = new StringContent(body);
            await server.Client.PostAsync(new Uri("/api/v1/rooms", UriKind.Relative), content);
            await server.Client.PostAsync(
                new Uri($"/api/v1/rooms/{session.Code}/participants", UriKind.Relative),
                content
            );
        }
        await session.Host.TryAsync(
            new Command
            {
                KickOut = new KickOut
                {
                    Elephant = session.Elephants[0],
                    Kind = DecisionKind.Ask,
                    Wording = "zqx too late",
                },
            }
        );
        await session.Host.TryAsync(new Command { MoveElephant = new MoveElephant { Elephant = 1 } });
    }

    private sealed class Told : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public void OnException(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs thrown)
        {
            // This test's own searching aside, whatever is thrown in the process counts.
            if (!thrown.Exception.GetType().FullName!.StartsWith("Xunit", StringComparison.Ordinal))
            {
                _lines.Enqueue(thrown.Exception.GetType().Name + ": " + thrown.Exception.Message);
            }
        }

        public MeterListener Metrics()
        {
            var listener = new MeterListener
            {
                InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument),
            };
            listener.SetMeasurementEventCallback<long>(Heard);
            listener.SetMeasurementEventCallback<int>(Heard);
            listener.SetMeasurementEventCallback<double>(Heard);
            listener.Start();
            return listener;
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => _lines.Enqueue(formatter(state, exception) + " " + exception);

        public void Dispose() { }

        private void Heard<T>(
            Instrument instrument,
            T measurement,
            ReadOnlySpan<KeyValuePair<string, object?>> tags,
            object? state
        )
        {
            foreach (var tag in tags)
            {
                _lines.Enqueue($"{instrument.Name} {tag.Key}={tag.Value}");
            }
        }
    }
}
