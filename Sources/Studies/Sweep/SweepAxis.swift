/// What a sweep varies, from one point of a curve to the next.
public enum SweepAxis: String, Sendable, Hashable, CaseIterable {
  /// The number of services K: figure 2b of the paper.
  case services
  /// The smallest deadline in seconds, the largest fixed: figure 2c.
  case minimumDeadline = "minimum-deadline"
}
