/// A parameter of random scenarios with the values that a sweep gives it.
public struct SweepAxis: Sendable, Hashable {
  /// What is varied.
  public var parameter: ScenarioParameter
  /// Its values, at least one, each of the parameter's kind.
  public var values: [ScenarioParameter.Value]

  /// Creates an axis.
  public init(_ parameter: ScenarioParameter, _ values: [ScenarioParameter.Value]) {
    self.parameter = parameter
    self.values = values
  }

  /// Creates an axis of numbers.
  public init(_ parameter: ScenarioParameter, _ values: [Double]) {
    self.init(parameter, values.map { .number($0) })
  }
}
