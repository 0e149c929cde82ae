/// The first faults of a text in reading order, and a count of all.
///
/// Messages are built for those alone that are kept, so a text of a million faults stays cheap.
public struct FaultList: Sendable {
  /// How many faults are kept.
  public static let limit = 20

  /// The kept faults: by place, then in the order they were added.
  public private(set) var kept: [Fault] = []
  /// How many were added.
  public private(set) var count = 0

  /// Whether there is none.
  var isEmpty: Bool { count == 0 }

  /// Adds a fault at its place.
  mutating func add(_ place: Place, _ message: @autoclosure () -> String) {
    count += 1
    if kept.count == Self.limit {
      guard let last = kept.last, place < last.place else { return }
      kept.removeLast()
    }
    let index = kept.firstIndex { place < $0.place } ?? kept.endIndex
    kept.insert(Fault(place, message()), at: index)
  }

  /// The report of a file that has these faults.
  func report(file: String) -> FaultReport {
    FaultReport(file: file, faults: kept, omitted: count - kept.count)
  }
}
