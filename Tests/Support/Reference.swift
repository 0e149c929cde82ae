import BatchModel
import Optimizers
import Files
import Foundation

/// An instance of `Tests/Fixtures/reference`: a scenario with what the rules give at equal bandwidth.
public struct Reference: Sendable, CustomStringConvertible {
  /// The file's name without extension.
  public let name: String
  /// The scenario in the file.
  public let scenario: Scenario
  /// What each scheduler gives.
  public let expected: [Scheduler: Expectation]

  /// The file's name without extension.
  public var description: String { name }

  /// What one scheduler gives.
  public struct Expectation: Sendable, Decodable {
    /// Mean of Q(T_k).
    public let meanFID: Double
    /// T* of STACKING.
    public let targetSteps: Int?
    /// steps[k] = T_k.
    public let steps: [Int]
    /// The services of each batch, ascending.
    public let batches: [[Int]]

    private enum CodingKeys: String, CodingKey {
      case meanFID = "mean_fid"
      case targetSteps = "target_steps"
      case steps
      case batches
    }
  }

  private struct Expected: Decodable {
    let schedulers: [String: Expectation]
  }

  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

  /// The names of all instances.
  public static var names: [String] {
    get throws {
      try FileManager.default
        .contentsOfDirectory(atPath: folder.appending(path: "reference").path)
        .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }
  }

  /// The instance of that name.
  public static func named(_ name: String) throws -> Reference {
    let path = folder.appending(path: "reference/\(name).expected.json")
    let expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: path))
    return Reference(
      name: name, scenario: try scenario("reference/\(name).yaml"),
      expected: Dictionary(
        uniqueKeysWithValues: expected.schedulers.compactMap { name, expectation in
          Scheduler(rawValue: name).map { ($0, expectation) }
        }))
  }

  /// The scenario of a file below `Tests/Fixtures`.
  public static func scenario(_ path: String) throws -> Scenario {
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: path)))
    return try ScenarioFile.read(bytes, file: path).scenario
  }
}
