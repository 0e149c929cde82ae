import Optimizers

/// Where a plan comes from: two plans of the same place are the same.
struct PlanPlace: Sendable, Equatable {
  /// Number of the request the plan answers.
  var request: Int
  /// The iteration that found it.
  var iteration: Int?

  /// The place of the shown plan.
  init(_ shown: ShownPlan) {
    request = shown.request
    iteration = shown.iteration
  }
}

extension DashboardState {
  /// For so many seconds a solver has the cores for itself.
  private static let undisturbed = 0.25

  /// Asks why the plan on screen is as it is.
  ///
  /// While a solver works, its plans follow each other within milliseconds. Explaining each would take a core from it,
  /// so who watches the newest one in the main view gets the story of the last.
  mutating func followStory() -> [Effect] {
    guard method.scheduler == .stacking, let shown, shown.iteration != nil,
      awaitedStory != PlanPlace(shown)
    else { return [] }
    let isPassing = shown.request == requests && isSolving && playback.mode == .atEnd
    if isPassing, view == .main, record?.elapsed ?? 0 < Self.undisturbed { return [] }
    awaitedStory = PlanPlace(shown)
    let request = StackingStory.Request(shown)
    guard story?.request == request else { return [.explain(request)] }
    explained = PlanPlace(shown)
    return []
  }

  /// The story of the shown plan, nil while it is another's.
  var shownStory: StackingStory? {
    guard let shown, explained == PlanPlace(shown) else { return nil }
    return story
  }
}
