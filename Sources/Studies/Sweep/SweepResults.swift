import Optimizers

/// What is known of a design's cells, and the means that follow from it.
public struct SweepResults: Sendable, Equatable {
  /// The design.
  public let design: SweepDesign

  private var cells: [SweepResult?]

  /// Nothing known yet.
  public init(_ design: SweepDesign) {
    self.design = design
    cells = Array(repeating: nil, count: design.count)
  }

  /// The result of the cell with that index, nil while it is not known.
  public subscript(index: Int) -> SweepResult? {
    get { cells[index] }
    set { cells[index] = newValue }
  }

  /// Cells of some schemes whose result is known.
  public func finished(_ schemes: Set<Scheme>) -> Int {
    cells.indices.count { cells[$0] != nil && schemes.contains(design.cell($0).scheme) }
  }

  /// Cells of some schemes in all.
  public func count(_ schemes: Set<Scheme>) -> Int {
    design.replications * design.points * design.schemes.count(where: schemes.contains)
  }

  /// The known results of a point and scheme, by replication; both given by their index.
  public func known(point: Int, scheme: Int) -> [SweepResult] {
    (0..<design.replications).compactMap { replication in
      cells[design.index(point: point, replication: replication, scheme: scheme)]
    }
  }

  /// Mean FID over the known replications of a point and scheme, nil while none is known.
  ///
  /// Summed by replication, so the order in which cells were solved changes no digit.
  public func meanFID(point: Int, scheme: Int) -> Estimate? {
    Estimate(known(point: point, scheme: scheme).map(\.meanFID))
  }

  /// By how much a scheme's mean FID lies above another's at a point, over the replications known of
  /// both; nil while none is.
  ///
  /// Both meet the same scenarios, so the interval of their differences is far narrower than those
  /// of the two means tell.
  public func meanFID(point: Int, scheme: Int, above other: Int) -> Estimate? {
    let differences = (0..<design.replications).compactMap { replication -> Double? in
      guard
        let one = cells[design.index(point: point, replication: replication, scheme: scheme)],
        let two = cells[design.index(point: point, replication: replication, scheme: other)]
      else { return nil }
      return one.meanFID - two.meanFID
    }
    return Estimate(differences)
  }

  /// Outages per scenario over the known replications, nil while none is known.
  public func outages(point: Int, scheme: Int) -> Estimate? {
    Estimate(known(point: point, scheme: scheme).map { Double($0.outages) })
  }
}
