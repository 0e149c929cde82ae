import Glibc

/// Where quantities of the swarm lie on the heat gradient, 0…1 with 0.5 for nothing special.
enum SwarmScale {
  /// A share as a multiple of the equal one: 0 for half or less, 0.5 for equal, 1 for twice
  /// or more, even steps for even factors.
  static func share(_ multiple: Double) -> Double {
    guard multiple > 0 else { return 0 }
    return clamp(0.5 + log(multiple) / (2 * log(mostMultiple)))
  }

  /// A velocity in shares for each iteration: 0 for −1 or less, 0.5 for rest, 1 for +1 or more.
  ///
  /// The square root keeps the small velocities of a swarm that settles apart from rest.
  static func velocity(_ value: Double) -> Double {
    clamp(0.5 + (value < 0 ? -0.5 : 0.5) * value.magnitude.squareRoot())
  }

  private static let mostMultiple = 2.0

  private static func clamp(_ value: Double) -> Double { max(0, min(1, value)) }
}
