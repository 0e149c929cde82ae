import Files
import Glibc

/// Why the program ends without a result: lines for standard error and an exit code.
struct Failure: Error {
  var code: Int32
  var lines: [String]

  /// The command cannot be used like this.
  static let usage: Int32 = 64
  /// The input was read and is wrong.
  static let badData: Int32 = 65

  init(code: Int32, lines: [String]) {
    self.code = code
    self.lines = lines
  }

  init(_ report: FaultReport) { self.init(code: Self.badData, lines: report.lines) }

  init(_ fault: PlanFault) { self.init(code: Self.badData, lines: [fault.line]) }

  init(_ error: InputError) { self.init(code: 66, lines: [error.line]) }

  init(_ error: OutputError) {
    switch error {
    case .cannotCreate: self.init(code: 73, lines: [error.line])
    case .cannotWrite: self.init(code: 74, lines: [error.line])
    }
  }
}

/// How a command ends that Ctrl-C has cut short.
enum Interrupted {
  static let code = 128 + SIGINT
}
