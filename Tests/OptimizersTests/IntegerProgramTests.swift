import BatchModel
import Foundation
import Optimizers
import TestSupport
import Testing

/// The exact scheduler against optima that an integer program found on the paper's own variables.
///
/// `Tests/Fixtures/integer-program/solve.py` says how, and is what made the record.
@Suite struct IntegerProgramTests {
  @Test func recordedInstancesAreOfEveryKind() throws {
    let instances = try Self.recorded()
    #expect(instances.count >= 50)
    #expect(Set(instances.map(\.budgets.count)) == Set(5...10))
    #expect(Set(instances.map(\.quality.outage)) == [500, 451, 100])
    #expect(instances.contains { $0.quality.points != nil })
    #expect(instances.contains { $0.budgets.contains { $0 < 0 } })
    #expect(instances.contains { Set($0.budgets).count < $0.budgets.count })
  }

  @Test func exactSchedulesEqualTheirOptima() throws {
    for (number, instance) in try Self.recorded().enumerated() {
      var search = try #require(
        ExactScheduling(
          delay: instance.delay, quality: instance.quality.model, budgets: instance.budgets))
      while search.step() != nil {}
      #expect(search.stopped == .optimal, "instance \(number)")
      #expect(
        abs(search.meanFID - instance.meanFID) <= 1e-9 * instance.meanFID,
        "instance \(number): \(search.meanFID), the integer program has \(instance.meanFID)")
      let scenario = instance.scenario
      let plan = Plan(
        scenario: scenario, method: Method(scheduler: .exact, allocation: .equal),
        schedule: search.schedule, bandwidth: instance.budgets.map { _ in 1 })
      check(plan, scenario)
    }
  }

  private static func recorded() throws -> [Instance] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/integer-program/instances.json")
    return try JSONDecoder().decode(Record.self, from: Data(contentsOf: file)).instances
  }

  private struct Record: Decodable {
    let instances: [Instance]
  }

  private struct Instance: Decodable {
    let a: Double
    let b: Double
    let quality: Quality
    let budgets: [Double]
    let meanFID: Double

    private enum CodingKeys: String, CodingKey {
      case a, b, quality, budgets
      case meanFID = "mean_fid"
    }

    var delay: DelayModel { DelayModel(a: a, b: b) }

    /// A scenario with these budgets: everybody has 1 Hz, and sends for so long that deadlines are above 0.
    var scenario: Scenario {
      let seconds = 1 - min(0, budgets.min() ?? 0)
      return Scenario(
        name: "integer program", bandwidth: Double(budgets.count), content: seconds, delay: delay,
        quality: quality.model,
        devices: budgets.enumerated().map { k, budget in
          Device(name: "d\(k)", deadline: budget + seconds, efficiency: 1)
        })
    }
  }

  private struct Quality: Decodable {
    let alpha: Double?
    let beta: Double?
    let gamma: Double?
    let points: [[Double]]?
    let outage: Double

    var model: QualityModel {
      let curve: QualityModel.Curve =
        if let points {
          .table(points.map { .init(steps: Int($0[0]), fid: $0[1]) })
        } else {
          .powerLaw(alpha: alpha ?? .nan, beta: beta ?? .nan, gamma: gamma ?? .nan)
        }
      return QualityModel(curve: curve, outage: outage)
    }
  }
}
