import BatchModel
import Files

/// Where a scenario comes from.
enum ScenarioSource: Sendable, Equatable {
  /// The paper's, which is part of the program.
  case builtIn
  /// A file; `-` is standard input.
  case file(String)

  /// The source for an argument that may be left out.
  init(_ path: String?) { self = path.map { .file($0) } ?? .builtIn }

  /// What it is called in titles and messages.
  var title: String {
    switch self {
    case .builtIn: Scenario.paper.name
    case .file(let path): InputFile.name(of: path)
    }
  }

  /// Reads it; warnings go to standard error.
  func load() throws(Failure) -> Scenario {
    guard case .file(let path) = self else { return .paper }
    let bytes: [UInt8]
    do throws(InputError) {
      bytes = try InputFile.read(path, limit: ScenarioFile.sizeLimit)
    } catch {
      throw Failure(error)
    }
    do throws(FaultReport) {
      let reading = try ScenarioFile.read(bytes, file: InputFile.name(of: path))
      Console.note(reading.warnings)
      return reading.scenario
    } catch {
      throw Failure(error)
    }
  }
}
