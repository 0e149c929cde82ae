/// The parts of the main view.
public enum MainPanel: Sendable, Equatable, CaseIterable {
  /// The rows and their timeline.
  case services
  /// Best mean FID over the iterations.
  case convergence
  /// Mean FID of every T*.
  case targets
  /// The batch under the cursor.
  case batch
}
