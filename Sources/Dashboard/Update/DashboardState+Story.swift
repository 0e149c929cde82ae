import Optimizers

/// Which plan's story has been asked for.
struct AwaitedStory: Sendable, Equatable {
  /// Number of the request the plan answers.
  var request: Int
  /// The iteration that found it.
  var iteration: Int
}

extension DashboardState {
  /// For so many seconds a solver has the cores for itself.
  private static let undisturbed = 0.25

  /// Asks why the plan on screen is as it is.
  ///
  /// While a solver works, its plans follow each other within milliseconds. Explaining each would take a core from it,
  /// so who watches the newest one in the main view gets the story of the last.
  mutating func followStory() -> [Effect] {
    guard method.scheduler == .stacking, let shown,
      awaitedStory != AwaitedStory(request: shown.request, iteration: shown.iteration)
    else { return [] }
    let isPassing = shown.request == requests && isSolving && playback.mode == .atEnd
    if isPassing, view == .main, record?.elapsed ?? 0 < Self.undisturbed { return [] }
    awaitedStory = AwaitedStory(request: shown.request, iteration: shown.iteration)
    let request = StackingStory.Request(shown)
    return story?.request == request ? [] : [.explain(request)]
  }
}
