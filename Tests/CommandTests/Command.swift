import Foundation
import PseudoTerminal
import Testing

/// The built program, run as a user's shell would run it.
struct Command {
  /// How a run ended, and what it printed.
  struct Result {
    var output = ""
    var errors = ""
    /// The exit code, or 128 + n when signal n ended it.
    var code: Int32 = -1

    /// The lines of standard output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// The executable beside the test bundle.
  static let path = BuiltProgram.path("stackdeck")

  /// The folder of reference instances.
  static let reference = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/reference").path

  /// Makes the swarm small, so that unoptimised builds are quick too.
  static let quick = ["--particles", "2", "--iterations", "2"]

  /// Runs the program to its end.
  static func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Result {
    try run(arguments, input: input, environment: environment)
  }

  /// Runs the program to its end.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Result {
    try RunningCommand([path] + arguments, input: input, environment: environment).finish()
  }

  /// Runs a shell script in which `$stackdeck` is the program.
  static func shell(_ script: String, environment: [String: String] = [:]) throws -> Result {
    let environment = environment.merging(["stackdeck": path]) { given, _ in given }
    return try RunningCommand(["/bin/sh", "-c", script], environment: environment).finish()
  }
}

/// A folder that lives as long as a test.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "stackdeck-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder, with `text` in it if there is any.
  func file(_ name: String, _ text: String? = nil) throws -> String {
    let file = path + "/" + name
    try text?.write(toFile: file, atomically: false, encoding: .utf8)
    return file
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }
}
