using ElephantBoard.Host;

return await CommandLine.RunAsync(args);
