import ArgumentParser
import Glibc

// No file that is opened later may take the place of a standard stream that is closed: its uses
// fail, as they should.
for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) == -1 {
  _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
}
// A reader that has gone away is seen as an error of write(2), and ends the output quietly.
signal(SIGPIPE, SIG_IGN)

do {
  var command = try Stackdeck.command(for: Array(CommandLine.arguments.dropFirst()))
  try command.run()
} catch let failure as Failure {
  Console.note(failure.lines)
  exit(failure.code)
} catch {
  Stackdeck.exit(withError: error)
}
