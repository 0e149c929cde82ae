import BatchModel
import Glibc
import Studies
import Testing

@Suite struct CurveFitTests {
  private func fit(
    _ kind: CurveKind, _ points: [(Double, Double)], without: Set<Double> = []
  ) throws -> CurveFit {
    try CurveFit(
      kind, points.map { .init(x: $0.0, y: $0.1, isUsed: !without.contains($0.0)) })
  }

  private let published: [(Double, Double)] = [
    (10, 13.36), (20, 6.84), (50, 4.67), (100, 4.16), (1000, 4.04),
  ]

  @Test func publishedPointsGiveTheDefaultQuality() throws {
    let fit = try fit(.quality, published)
    #expect(fit.roundedValues == [492.24, 1.7225, 4.0308])
    #expect(fit.curve == QualityModel.paper.curve)
    // Found with another program: scipy 1.17, curve_fit.
    let errors = fit.parameters.compactMap(\.standardError)
    #expect(errors.count == 3)
    for (error, wanted) in zip(errors, [37.2, 0.033, 0.039]) {
      #expect(abs(error / wanted - 1) < 0.03)
    }
    #expect(abs((fit.rSquared ?? 0) - 0.99991) < 1e-5)
    #expect(fit.degrees == 2 && fit.warnings == [])
  }

  @Test func lineIsThatOfTheTextbook() throws {
    // Anscombe's first set (The American Statistician 27(1), 1973): y = 3.00 + 0.500 x.
    let x: [Double] = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    let y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
    let fit = try fit(.delay, Array(zip(x, y)))
    #expect(abs(fit.parameters[0].value - 0.500_09) < 1e-5)
    #expect(abs(fit.parameters[1].value - 3.000_09) < 1e-5)
    #expect(abs((fit.parameters[0].standardError ?? 0) - 0.117_9) < 1e-4)
    #expect(abs((fit.parameters[1].standardError ?? 0) - 1.124_7) < 1e-4)
    #expect(abs((fit.rSquared ?? 0) - 0.666_54) < 1e-5)
    #expect(abs((fit.residualDeviation ?? 0) - 1.236_6) < 1e-4)
  }

  @Test func exactDataGiveTheirConstants() throws {
    let steps: [Double] = [1, 2, 3, 5, 8, 13, 40, 200]
    for (alpha, beta, gamma) in [(121.59, 0.9163, 4.1222), (50, 3.5, 0.25), (3, 0.2, 1)] {
      let fit = try fit(.quality, steps.map { ($0, alpha * pow($0, -beta) + gamma) })
      for (parameter, wanted) in zip(fit.parameters, [alpha, beta, gamma]) {
        #expect(abs(parameter.value / wanted - 1) < 1e-5, "\(parameter.name)")
      }
    }
    let line = try fit(.delay, [1, 2, 7].map { ($0, 0.024 * $0 + 0.3543) })
    #expect(line.delay == .paper)
  }

  @Test(arguments: CurveKind.allCases)
  func intervalsHoldTheTruthNineteenTimesInTwenty(_ kind: CurveKind) throws {
    let truth = kind == .delay ? [0.024, 0.3543] : [492.24, 1.7225, 4.0308]
    let x: [Double] =
      kind == .delay ? [1, 2, 4, 8, 12, 16, 20] : [3, 4, 5, 7, 10, 15, 20, 30, 50, 100]
    let deviation = kind == .delay ? 0.01 : 0.4
    var stream = SplitMix64(seed: 11)
    var hits = [Int](repeating: 0, count: truth.count)
    let draws = 1000
    for _ in 0..<draws {
      let points = x.map { x in
        let exact =
          kind == .delay ? truth[0] * x + truth[1] : truth[0] * pow(x, -truth[1]) + truth[2]
        // Box and Muller.
        let radius = (-2 * log(1 - stream.unit())).squareRoot()
        return (x, exact + deviation * radius * cos(2 * .pi * stream.unit()))
      }
      for (index, parameter) in try fit(kind, points).parameters.enumerated() {
        guard let half = parameter.halfWidth else { continue }
        if abs(parameter.value - truth[index]) <= half { hits[index] += 1 }
      }
    }
    for (index, hits) in hits.enumerated() {
      #expect(
        (930...970).contains(hits), "\(kind.parameterNames[index]): \(hits) of \(draws)")
    }
  }

  @Test func pointsLeftOutDoNotCount() throws {
    let all = published + [(1, 451)]
    let fit = try fit(.quality, all, without: [1])
    #expect(fit.roundedValues == [492.24, 1.7225, 4.0308])
    #expect(fit.points.count == 6)
    #expect(abs(fit.residual(fit.points[5]) - (451 - 496.27)) < 0.02)
    #expect(try self.fit(.quality, all).roundedValues != fit.roundedValues)
  }

  @Test func gammaStaysAtZeroWhereFewStepsDoNotShowIt() throws {
    let euler: [(Double, Double)] = [
      (3, 93.36), (4, 66.76), (5, 49.66), (6, 35.62), (7, 27.93), (8, 22.32), (9, 18.43),
      (10, 15.69),
    ]
    let fit = try fit(.quality, euler)
    #expect(abs(fit.parameters[0].value - 453.65) < 0.05)
    #expect(abs(fit.parameters[1].value - 1.4169) < 1e-4)
    #expect(fit.parameters[2].value == 0 && fit.parameters[2].standardError == nil)
    #expect(fit.parameters[1].standardError != nil && fit.degrees == 6)
    #expect(fit.warnings.count == 1 && fit.warnings[0].contains("do not determine `gamma`"))
  }

  @Test func dataThatDetermineNothingAreSaidToDoSo() throws {
    let flat = try fit(.quality, [(1, 7), (2, 7), (3, 7), (4, 7), (5, 7)])
    #expect(flat.rSquared == nil)
    #expect(flat.warnings.contains { $0.contains("determine `alpha`") })
    let exact = try fit(.delay, [(1, 0.4), (2, 0.5)])
    #expect(exact.parameters.allSatisfy { $0.standardError == nil && $0.halfWidth == nil })
    #expect(exact.warnings.count == 1 && exact.warnings[0].contains("as many parameters"))
    let falling = try fit(.delay, [(1, 0.5), (2, 0.3), (3, 0.1)])
    #expect(falling.delay == nil)
    #expect(falling.warnings.contains { $0.contains("does not take `a` -0.2") })
    let noise = try fit(.delay, [(1, 0.1), (2, 0.5), (3, 0.2), (4, 0.4)])
    #expect(noise.warnings.contains { $0.contains("hardly determine `a`") })
  }

  @Test func tooFewDifferentPointsAreRefused() {
    #expect(throws: CurveFit.Failure.self) { try fit(.delay, [(1, 0.4), (1, 0.5)]) }
    #expect(throws: CurveFit.Failure.self) { try fit(.quality, [(1, 5), (2, 4), (2, 4)]) }
    #expect(throws: CurveFit.Failure.self) { try fit(.quality, published, without: [10, 20, 50]) }
  }

  @Test func numbersAreRoundedToDigits() {
    #expect(0.023_999_9.rounded(toDigits: 5) == 0.024)
    #expect(492.2449.rounded(toDigits: 5) == 492.24)
    #expect((-123_456.0).rounded(toDigits: 2) == -120_000)
    #expect(0.0.rounded(toDigits: 3) == 0)
  }
}
