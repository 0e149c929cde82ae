import BatchModel
import Testing

@Suite struct QualityModelTests {
  /// Values of the default fit before its parameters were rounded.
  @Test(arguments: [
    (1, 496.27), (2, 153.20), (3, 78.22), (4, 49.23), (5, 34.81), (6, 26.51), (8, 17.73),
    (10, 13.36), (12, 10.84), (15, 8.67), (20, 6.86), (25, 5.96), (30, 5.44), (40, 4.89),
    (52, 4.58),
  ])
  func powerLawHasTheValuesOfItsFit(steps: Int, fid: Double) {
    #expect(abs(QualityModel.paper.fid(steps) - fid) <= 0.01)
  }

  @Test func flatterPowerLawFitsItsPoints() throws {
    let preset = try #require(QualityPreset.named("ddpm-uniform"))
    // Measured: 10: 18.956, 20: 11.651, 50: 7.701, 100: 6.051.
    for (steps, fid) in [(10, 18.956), (20, 11.651), (50, 7.701), (100, 6.051)] {
      #expect(abs(preset.model.fid(steps) - fid) < 0.5)
    }
    #expect(abs(preset.model.fid(1) - (121.59 + 4.1222)) < 1e-12)
  }

  @Test func tablesAreLinearBetweenPointsAndConstantOutside() {
    let model = QualityModel(
      curve: .table([
        .init(steps: 2, fid: 100), .init(steps: 4, fid: 50), .init(steps: 10, fid: 20),
      ]), outage: 333)
    let values = (0...12).map { model.fid($0) }
    #expect(values == [333, 100, 100, 75, 50, 45, 40, 35, 30, 25, 20, 20, 20])
    #expect(model.fid(Int.max) == 20)
    #expect(model.fid(-1) == 333)
  }

  @Test func aTableOfOnePointIsConstant() {
    let model = QualityModel(curve: .table([.init(steps: 7, fid: 9)]), outage: 1)
    #expect((0...9).map { model.fid($0) } == [1, 9, 9, 9, 9, 9, 9, 9, 9, 9])
  }

  @Test func tabulatedIsTheSameForEveryPreset() {
    for preset in QualityPreset.all {
      #expect(preset.model.tabulated(upTo: 60) == (0...60).map { preset.model.fid($0) })
      #expect(preset.model.tabulated(upTo: 0) == [500])
      #expect(preset.model.tabulated(upTo: -5) == [500])
    }
  }

  @Test func onlyRisingTablesRise() {
    func rises(_ fids: [Double]) -> Bool {
      let points = fids.enumerated().map { QualityModel.Point(steps: $0 + 1, fid: $1) }
      return QualityModel(curve: .table(points)).risesSomewhere
    }
    #expect(rises([9, 5, 6]))
    #expect(!rises([9, 5, 5, 1]))
    #expect(!rises([9]))
    #expect(QualityPreset.all.allSatisfy { !$0.model.risesSomewhere })
  }

  @Test func presetsHaveTheirNumbersAndSources() throws {
    #expect(
      QualityPreset.all.map(\.name) == ["ddim-cifar10", "ddim-cifar10-points", "ddpm-uniform"])
    #expect(QualityPreset.all.allSatisfy { $0.source.count > 20 && $0.model.outage == 500 })
    #expect(QualityPreset.all[0].model == .paper)
    #expect(
      QualityModel.paper.curve == .powerLaw(alpha: 492.24, beta: 1.7225, gamma: 4.0308))
    #expect(
      QualityPreset.all[2].model.curve == .powerLaw(alpha: 121.59, beta: 0.9163, gamma: 4.1222))
    let points = try #require(QualityPreset.named("ddim-cifar10-points")).model
    for (steps, fid) in [
      (1, 451), (3, 93.36), (4, 66.76), (5, 49.66), (6, 35.62), (7, 27.93), (8, 22.32),
      (9, 18.43), (10, 13.36), (20, 6.84), (50, 4.67), (100, 4.16), (1000, 4.04),
    ] {
      #expect(points.fid(steps) == fid)
    }
    #expect(QualityPreset.named("none") == nil)
  }
}
