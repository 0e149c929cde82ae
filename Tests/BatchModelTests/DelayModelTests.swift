import BatchModel
import Testing

@Suite struct DelayModelTests {
  @Test func aBatchTakesAnAffineTimeAndAnEmptyOneNone() {
    let delay = DelayModel(a: 0.25, b: 0.5)
    #expect((0...4).map { delay.duration($0) } == [0, 0.75, 1, 1.25, 1.5])
    #expect(delay.single == delay.duration(1))
  }

  @Test func presetsHaveTheirNumbersAndSources() {
    let expected: [(String, Double, Double)] = [
      ("rtx3050-ddim", 0.0240, 0.3543), ("a100-40g-sd14", 0.01774, 0.02000),
      ("h100-pcie-sd14", 0.01894, 0.01589), ("a6000-sd14", 0.03051, 0.03312),
      ("a10-sd14", 0.05026, 0.02118), ("v100-sd14", 0.04249, 0.01747),
    ]
    #expect(DelayPreset.all.map(\.name) == expected.map(\.0))
    for (name, a, b) in expected {
      #expect(DelayPreset.named(name)?.model == DelayModel(a: a, b: b))
    }
    #expect(DelayPreset.all.allSatisfy { $0.source.count > 20 })
    #expect(Set(DelayPreset.all.map(\.source)).count == expected.count)
    #expect(DelayPreset.named("RTX3050-ddim") == nil)
  }
}
