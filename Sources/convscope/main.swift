import Explorer

Convscope.start(Array(CommandLine.arguments.dropFirst()))
