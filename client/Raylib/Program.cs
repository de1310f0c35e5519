using ElephantBoard.Raylib;

return CommandLine.Run(args);
