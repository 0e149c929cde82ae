import BatchModel
import Optimizers

/// What the compare view shows and points at.
public struct CompareViewState: Sendable, Equatable {
  /// The parts of the view.
  public enum Panel: Sendable, Equatable {
    /// The sorted table.
    case table
    /// Batches and deliveries of every scheme on one time axis.
    case timelines
    /// Steps per service as grouped bars.
    case steps
  }

  /// The schemes, in the order of their colors and bars.
  public let schemes: [Scheme] = Scheme.allCases
  /// The schemes that are switched off.
  public internal(set) var off: Set<Scheme> = []
  /// The scheme under the cursor.
  public internal(set) var selected = Scheme.allCases[0]
  /// The scheme that differences are also shown to, nil for none.
  public internal(set) var baseline: Scheme? = .equalBandwidth
  /// The panel that was asked for, nil for all of them where there is room.
  public internal(set) var enlarged: Panel?
  /// The newest solution of each scheme, perhaps of a scenario that an edit has left behind.
  public internal(set) var entries: [Scheme: CompareEntry] = [:]
  /// The scheme in work.
  public internal(set) var progress: CompareRecord.Progress?

  /// What is being solved, nil while nothing is.
  var awaited: CompareRequest?
  /// Number of the newest request.
  var requests = 0

  /// All schemes on, equal bandwidth pinned.
  public init() {}

  /// The schemes that are switched on, in their order.
  public var shown: [Scheme] { schemes.filter { !off.contains($0) } }
}
