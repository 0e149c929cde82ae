import ArgumentParser
import Glibc

// A reader that has gone away is seen as an error of write(2), and ends the output quietly.
signal(SIGPIPE, SIG_IGN)

do {
  var command = try Stackdeck.parseAsRoot()
  try command.run()
} catch let failure as Failure {
  Console.note(failure.lines)
  exit(failure.code)
} catch {
  Stackdeck.exit(withError: error)
}
