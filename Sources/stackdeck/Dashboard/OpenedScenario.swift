import BatchModel
import Dashboard
import Files

/// A scenario that has been read, with its file.
struct OpenedScenario {
  var scenario: Scenario
  /// The file it can be saved to; nil for the built-in one and for what came through a pipe.
  var file: SourceFile?
  var warnings: [String] = []

  /// Reads a source.
  init(_ source: ScenarioSource) throws(FileProblem) {
    guard case .file(let path) = source else {
      scenario = .paper
      return
    }
    do throws(Failure) {
      let real = UserPath.expanded(path)
      let bytes = try Self.bytes(real)
      do throws(FaultReport) {
        let reading = try ScenarioFile.read(bytes, file: path)
        scenario = reading.scenario
        warnings = reading.warnings
      } catch {
        throw Failure(error)
      }
      if UserPath.isRegularFile(real) { file = SourceFile(path: path, bytes: bytes) }
    } catch {
      throw FileProblem(path: path, error)
    }
  }

  private static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    do throws(InputError) {
      return try InputFile.read(path, limit: ScenarioFile.sizeLimit)
    } catch {
      throw Failure(error)
    }
  }
}
