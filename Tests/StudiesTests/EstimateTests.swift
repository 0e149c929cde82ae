import Studies
import Testing

@Suite struct EstimateTests {
  @Test func meanAndIntervalAreThoseOfPaper() throws {
    // Mean 5, squares 9+1+1+1+0+0+4+16 = 32, s = √(32/7), t(7) = 2.3646.
    let estimate = try #require(Estimate([2.0, 4, 4, 4, 5, 5, 7, 9]))
    #expect(estimate.count == 8)
    #expect(estimate.mean == 5)
    let half = try #require(estimate.halfWidth)
    #expect(abs(half - 1.78749) < 1e-4)
    #expect(estimate.low == 5 - half && estimate.high == 5 + half)
  }

  @Test func twoValuesUseOneDegreeOfFreedom() throws {
    // s = √2, t(1) = 12.7062: half width 12.7062·√2/√2.
    let half = try #require(Estimate([1.0, 3.0])?.halfWidth)
    #expect(abs(half - 12.7062) < 1e-9)
  }

  @Test func oneValueTellsNothingAboutSpread() throws {
    let estimate = try #require(Estimate([3.5]))
    #expect(estimate.mean == 3.5 && estimate.halfWidth == nil)
    #expect(estimate.low == 3.5 && estimate.high == 3.5)
    #expect(Estimate([Double]()) == nil)
  }

  @Test(arguments: [
    (1, 12.7062), (2, 4.3027), (5, 2.5706), (10, 2.2281), (11, 2.2010), (12, 2.1788),
    (19, 2.0930), (29, 2.0452), (60, 2.0003), (120, 1.9799), (1_000_000, 1.95997),
  ])
  func quantilesAreThoseOfTables(_ degrees: Int, _ wanted: Double) {
    #expect(abs(StudentT.quantile975(degrees: degrees) - wanted) < 3e-4)
  }
}
