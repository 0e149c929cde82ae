import Glibc

/// The sums of squares behind ``CurveFit``.
enum LeastSquares {
  /// The values that fit best.
  struct Solution {
    /// The parameters' values.
    var values: [Double]
    /// The parameters that were free, by index; the others stand at an end of their range.
    var free: [Int]
    /// What an end of its range is called, for those that stand there.
    var ends: [Int: String] = [:]
  }

  /// The range in which β is looked for.
  static let exponents = (low: 1e-3, high: 20.0)

  /// y = ax + b through at least two different x.
  static func line(_ points: [CurveFit.Point]) -> Solution {
    let (slope, offset, _) = straight(points.map(\.x), points.map(\.y))
    return Solution(values: [slope, offset], free: [0, 1])
  }

  /// y = α·x^(−β) + γ with γ ≥ 0 through at least three different x, x > 0.
  ///
  /// Variable projection (Golub and Pereyra, SIAM J. Numer. Anal. 10(2), 1973): for a given β the
  /// best α and γ are those of a straight line, so only β is searched: on a logarithmic grid, then
  /// by golden sections around the best point of it.
  static func powerLaw(_ points: [CurveFit.Point]) -> Solution {
    let unit = points.reduce(Double.infinity) { min($0, $1.x) }
    let ratios = points.map { log($0.x / unit) }
    let y = points.map(\.y)
    func project(_ logBeta: Double) -> (squares: Double, scale: Double, offset: Double) {
      let beta = exp(logBeta)
      let basis = ratios.map { exp(-beta * $0) }
      let (scale, offset, squares) = straight(basis, y)
      if offset >= 0 { return (squares, scale, offset) }
      // Where γ would be negative, the best allowed one is 0.
      let product = zip(basis, y).reduce(0) { $0 + $1.0 * $1.1 }
      let alone = product / basis.reduce(0) { $0 + $1 * $1 }
      let rest = zip(basis, y).reduce(0) { sum, pair in
        let residual = pair.1 - alone * pair.0
        return sum + residual * residual
      }
      return (rest, alone, 0)
    }
    let best = minimum(
      of: { project($0).squares }, from: log(exponents.low), to: log(exponents.high))
    let found = project(best)
    let beta = exp(best)
    var solution = Solution(
      values: [found.scale * pow(unit, beta), beta, found.offset], free: [0, 1, 2])
    if found.offset == 0 {
      solution.free.removeLast()
      solution.ends[2] = "lowest allowed"
    }
    if beta < exponents.low * 1.01 || beta > exponents.high * 0.99 {
      solution.free.removeAll { $0 == 1 }
      solution.ends[1] = beta < 1 ? "lowest tried" : "highest tried"
    }
    return solution
  }

  /// Where a function is least: the best of a grid, then golden sections around it.
  private static func minimum(
    of function: (Double) -> Double, from low: Double, to high: Double
  ) -> Double {
    let cells = 80
    let width = (high - low) / Double(cells)
    let values = (0...cells).map { function(low + Double($0) * width) }
    let index = values.indices.min { values[$0] < values[$1] } ?? 0
    var (left, right) = (
      low + Double(max(0, index - 1)) * width, low + Double(min(cells, index + 1)) * width
    )
    let ratio = (5.0.squareRoot() - 1) / 2
    var (a, b) = (right - ratio * (right - left), left + ratio * (right - left))
    var (fa, fb) = (function(a), function(b))
    for _ in 0..<55 {
      if fa <= fb {
        (right, b, fb) = (b, a, fa)
        a = right - ratio * (right - left)
        fa = function(a)
      } else {
        (left, a, fa) = (a, b, fb)
        b = left + ratio * (right - left)
        fb = function(b)
      }
    }
    return (left + right) / 2
  }

  /// y = slope·x + offset and the sum of its squared residuals; slope 0 where all x are equal.
  private static func straight(
    _ x: [Double], _ y: [Double]
  ) -> (slope: Double, offset: Double, squares: Double) {
    let count = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    var (xx, xy) = (0.0, 0.0)
    for (x, y) in zip(x, y) {
      xx += (x - meanX) * (x - meanX)
      xy += (x - meanX) * (y - meanY)
    }
    let slope = xx > 0 ? xy / xx : 0
    let offset = meanY - slope * meanX
    let squares = zip(x, y).reduce(0) { sum, pair in
      let residual = pair.1 - slope * pair.0 - offset
      return sum + residual * residual
    }
    return (slope, offset, squares)
  }

  /// √ of the diagonal of s²(JᵀJ)⁻¹ over the free parameters; nil for the others, without a
  /// deviation s, and where the columns of J depend on each other.
  static func standardErrors(
    _ kind: CurveKind, _ values: [Double], free: [Int], at x: [Double], deviation: Double?
  ) -> [Double?] {
    var errors = [Double?](repeating: nil, count: values.count)
    guard let deviation else { return errors }
    let columns = free.map { parameter in x.map { kind.slope(values, of: parameter, at: $0) } }
    // Columns of length 1, as their sizes may differ by orders of magnitude.
    let lengths = columns.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    guard lengths.allSatisfy({ $0 > 0 && $0.isFinite }) else { return errors }
    let products = columns.indices.map { row in
      columns.indices.map { column in
        zip(columns[row], columns[column]).reduce(0) { $0 + $1.0 * $1.1 }
          / (lengths[row] * lengths[column])
      }
    }
    guard let inverse = inverted(products) else { return errors }
    for (place, parameter) in free.enumerated() {
      errors[parameter] = deviation * max(0, inverse[place][place]).squareRoot() / lengths[place]
    }
    return errors
  }

  /// The inverse by Gauss and Jordan with pivots; nil for what is singular to nearly all digits.
  private static func inverted(_ matrix: [[Double]]) -> [[Double]]? {
    let count = matrix.count
    var rows = matrix.enumerated().map { index, row in
      row + (0..<count).map { $0 == index ? 1.0 : 0 }
    }
    for column in 0..<count {
      let pivot = (column..<count).max { rows[$0][column].magnitude < rows[$1][column].magnitude }
      guard let pivot, rows[pivot][column].magnitude > 1e-12 else { return nil }
      rows.swapAt(column, pivot)
      let scale = rows[column][column]
      rows[column] = rows[column].map { $0 / scale }
      for other in 0..<count where other != column {
        let factor = rows[other][column]
        for place in 0..<2 * count { rows[other][place] -= factor * rows[column][place] }
      }
    }
    return rows.map { Array($0.dropFirst(count)) }
  }
}

extension CurveKind {
  /// ∂value/∂parameter.
  fileprivate func slope(_ values: [Double], of parameter: Int, at x: Double) -> Double {
    switch (self, parameter) {
    case (.delay, 0): x
    case (.quality, 0): pow(x, -values[1])
    case (.quality, 1): -values[0] * pow(x, -values[1]) * log(x)
    default: 1
    }
  }
}
