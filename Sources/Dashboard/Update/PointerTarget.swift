import Optimizers
import TextCanvas

/// What lies under the pointer.
enum PointerTarget: Equatable {
  /// A key hint, or another place that stands for a command.
  case command(String)
  /// The tab of a view.
  case tab(ViewKind)
  /// A line of the list that is open.
  case item(Int)
  /// A parameter of the scenario, by its index in `Field.global`.
  case parameter(Int)
  /// A setting of the swarm, by its index in `Field.swarm`.
  case setting(Int)
  /// A particle, nil for the global best, and the service of its cell if it is on one.
  case particle(Int?, device: Int?)
  /// A row of the comparison.
  case scheme(Scheme)
  /// A scheme of the figures view.
  case figureScheme(Scheme)
  /// A point of a figure's axis, by its index.
  case figurePoint(Int)
  /// A place of the model view.
  case model(ModelViewState.Focus)
  /// Steps T on the quality curve.
  case steps(Int)
  /// A device's row, and the field of it that is there.
  case device(Int, Cursor.Column?)
  /// The mark of a device's deadline.
  case deadline(Int)
  /// A moment on the timeline, in seconds, on a device's row or on the lane above the rows.
  case moment(Double, device: Int?)
}

extension DashboardState {
  /// What lies under a point of the screen, by the layouts that drawing uses.
  func target(at point: Point) -> PointerTarget? {
    let frame = FrameLayout(size: size)
    guard FrameLayout.fits(size), document != nil else { return nil }
    if frame.footer.contains(point) {
      return footerHints(in: frame.footer).first { $0.rect.contains(point) }
        .map { .command($0.command) }
    }
    if overlay != nil { return listLayout?.index(at: point).map { .item($0) } }
    guard editor == nil, prompt == nil else { return nil }
    if frame.message.contains(point) {
      return viewTabs.first { $0.rect.contains(point) }.map { .tab($0.view) }
    }
    switch view {
    case .main: return mainTarget(at: point)
    case .stacking: return stackingTarget(at: point)
    case .swarm: return swarmTarget(at: point)
    case .compare: return compareTarget(at: point)
    case .figures: return figuresTarget(at: point)
    case .model: return modelTarget(at: point)
    }
  }
}
