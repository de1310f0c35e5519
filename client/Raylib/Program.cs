using ElephantBoard.Desktop;

return CommandLine.Run(args);
