import ArgumentParser

/// The value of an option that takes one of a few words, its raw values.
protocol WordChoice: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension WordChoice {
  /// The words, without the key path of ArgumentParser's own list, which takes longer to make at
  /// every start than the list.
  public static var allValueStrings: [String] { allCases.map { $0.rawValue } }
}
